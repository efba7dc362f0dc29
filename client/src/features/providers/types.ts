import type { Answer, Request } from '@/lib/api/operation';
import type { paths } from '@/lib/api/schema.gen';

export type AdminProvider = Answer<paths['/api/v1/admin/providers']['get'], 200>['items'][number];
export type UpdateProviderRequest = Request<paths['/api/v1/admin/providers/{id}']['patch']>;
