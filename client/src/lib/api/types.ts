// The wire types under the names the client uses. Each is read off the operation that answers it, so a renamed
// schema in the document changes nothing here.
import type { paths } from './schema.gen';

type JsonBody<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
type Answer<Operation, Status extends number> = Operation extends { responses: infer Responses }
  ? Status extends keyof Responses
    ? JsonBody<Responses[Status]>
    : never
  : never;
type Request<Operation> = Operation extends { requestBody?: infer Body }
  ? JsonBody<NonNullable<Body>>
  : never;
type Query<Operation> = Operation extends { parameters: { query?: infer Parameters } }
  ? NonNullable<Parameters>
  : never;

export type Registration = Answer<paths['/api/v1/auth/registration']['get'], 200>;
export type RegisterRequest = Request<paths['/api/v1/auth/register']['post']>;
export type LoginRequest = Request<paths['/api/v1/auth/login']['post']>;
export type Me = Answer<paths['/api/v1/me']['get'], 200>;

export type ApiKey = Answer<paths['/api/v1/api-keys']['get'], 200>['items'][number];
export type CreatedApiKey = Answer<paths['/api/v1/api-keys']['post'], 201>;
export type CreateApiKeyRequest = Request<paths['/api/v1/api-keys']['post']>;

export type Model = Answer<paths['/api/v1/models']['get'], 200>['items'][number];
export type ModelParameter = Model['capabilities']['parameters'][number];

export type CreateGenerationRequest = Request<paths['/api/v1/generations']['post']>;
export type EstimateRequest = Request<paths['/api/v1/generations/estimate']['post']>;
export type Estimate = Answer<paths['/api/v1/generations/estimate']['post'], 200>;
export type Generation = Answer<paths['/api/v1/generations/{id}']['get'], 200>;
export type GenerationPage = Answer<paths['/api/v1/generations']['get'], 200>;
export type GenerationSummary = GenerationPage['items'][number];
export type GenerationStatus = GenerationSummary['status'];
export type GenerationFailure = NonNullable<GenerationSummary['failure']>;
export type GeneratedImage = GenerationSummary['images'][number];
export type GenerationQuery = Query<paths['/api/v1/generations']['get']>;

export type EditRequest = Request<paths['/api/v1/edits']['post']>;
export type EditEstimateRequest = Request<paths['/api/v1/edits/estimate']['post']>;
export type EditEstimate = Answer<paths['/api/v1/edits/estimate']['post'], 200>;
export type Edit = Answer<paths['/api/v1/edits/{id}']['get'], 200>;
export type EditPage = Answer<paths['/api/v1/edits']['get'], 200>;
export type EditSummary = EditPage['items'][number];

export type Asset = Answer<paths['/api/v1/assets/{id}']['get'], 200>;
export type AssetPage = Answer<paths['/api/v1/assets']['get'], 200>;
export type AssetSummary = AssetPage['items'][number];
export type AssetQuery = Query<paths['/api/v1/assets']['get']>;

export type Availability = Model['availability'];
export type Capabilities = Model['capabilities'];
export type HealthState = Model['health']['state'];
export type ModelPrice = NonNullable<Model['price']>;
export type PriceComponent = ModelPrice['components'][number];
export type PriceUnit = PriceComponent['unit'];

export type Preference = NonNullable<CreateGenerationRequest['prefer']>;
export type Failover = Generation['failover'];
export type Attempt = Generation['attempts'][number];
export type KeyOwner = NonNullable<Attempt['keyOwner']>;
export type PartialImage = Generation['partialImages'][number];
/** The data of each server event, by the event's name. */
type ServerEvents = paths['/api/v1/events']['get']['responses'][200]['content']['text/event-stream'];
export type ServerEvent = { [Name in keyof ServerEvents]-?: NonNullable<ServerEvents[Name]> };
export type Upload = Answer<paths['/api/v1/uploads']['post'], 201>;

export type ProviderKey = Answer<paths['/api/v1/provider-keys']['get'], 200>['items'][number];
export type ProviderKeyScope = ProviderKey['scope'];
export type PutProviderKeyRequest = Request<paths['/api/v1/provider-keys/{scope}/{provider}']['put']>;

export type SpendingLimit = Answer<paths['/api/v1/spending-limits']['get'], 200>['items'][number];
export type PutSpendingLimitRequest = Request<paths['/api/v1/spending-limits']['put']>;

export type AdminProvider = Answer<paths['/api/v1/admin/providers']['get'], 200>['items'][number];
export type UpdateProviderRequest = Request<paths['/api/v1/admin/providers/{id}']['patch']>;
export type PriceRow = Answer<paths['/api/v1/admin/prices']['get'], 200>['items'][number];
export type AddPriceRequest = Request<paths['/api/v1/admin/prices']['post']>;
