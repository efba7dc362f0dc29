import type { Answer, Request } from '@/lib/api/operation';
import type { paths } from '@/lib/api/schema.gen';

export type SpendingLimit = Answer<paths['/api/v1/spending-limits']['get'], 200>['items'][number];
export type PutSpendingLimitRequest = Request<paths['/api/v1/spending-limits']['put']>;
