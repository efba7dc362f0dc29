import type { Answer, Request } from '@/lib/api/operation';
import type { paths } from '@/lib/api/schema.gen';

export type PriceRow = Answer<paths['/api/v1/admin/prices']['get'], 200>['items'][number];
export type AddPriceRequest = Request<paths['/api/v1/admin/prices']['post']>;
