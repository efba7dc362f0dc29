// The wire types that several features use, under the names the client gives them. A feature's own stand in its folder.
import type { Answer, Request } from './operation';
import type { paths } from './schema.gen';

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

export type EditRequest = Request<paths['/api/v1/edits']['post']>;
export type EditEstimateRequest = Request<paths['/api/v1/edits/estimate']['post']>;
export type EditEstimate = Answer<paths['/api/v1/edits/estimate']['post'], 200>;
export type Edit = Answer<paths['/api/v1/edits/{id}']['get'], 200>;
export type EditSummary = Answer<paths['/api/v1/edits']['get'], 200>['items'][number];

export type Asset = Answer<paths['/api/v1/assets/{id}']['get'], 200>;
export type AssetPage = Answer<paths['/api/v1/assets']['get'], 200>;
export type AssetSummary = AssetPage['items'][number];

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
