import { http, HttpResponse, type JsonBodyType } from 'msw';
import { setupServer } from 'msw/node';
import type {
  ApiKey,
  Asset,
  CreateGenerationRequest,
  Edit,
  EditEstimateRequest,
  Estimate,
  Generation,
  Me,
  Model,
  ProviderKey,
} from '@/lib/api/types';
import type { AdminProvider } from '@/features/providers/types';
import type { PriceRow } from '@/features/prices/types';
import type { SpendingLimit } from '@/features/spending-limits/types';
import { aCost, aModel, anUpscaler, aPerson } from './data';

/** What the fake server knows. Tests change it before they render. */
export const world = {
  me: null as Me | null,
  registration: { open: true, firstAccount: false },
  models: [] as Model[],
  /** The models that can enlarge an image. */
  upscalers: [] as Model[],
  edits: [] as Edit[],
  generations: [] as Generation[],
  assets: [] as Asset[],
  apiKeys: [] as ApiKey[],
  providerKeys: [] as ProviderKey[],
  limits: [] as SpendingLimit[],
  myLimits: [] as SpendingLimit[],
  providers: [] as AdminProvider[],
  prices: [] as PriceRow[],
  /** What an estimate says besides the cost. */
  estimate: {} as Partial<Estimate>,
};

export function resetApi(): void {
  world.me = aPerson();
  world.registration = { open: true, firstAccount: false };
  world.models = [aModel()];
  world.upscalers = [anUpscaler()];
  world.edits = [];
  world.generations = [];
  world.assets = [];
  world.apiKeys = [];
  world.providerKeys = [];
  world.limits = [];
  world.myLimits = [];
  world.providers = [];
  world.prices = [];
  world.estimate = {};
}

export function api(path: string): string {
  return `*/api/v1${path}`;
}

export function problem(
  status: number,
  code: string,
  { detail = code, errors }: { detail?: string; errors?: Record<string, string[]> } = {},
) {
  return HttpResponse.json(
    {
      type: `urn:imagegenerator:problem:${code}`,
      title: code,
      status,
      detail,
      code,
      traceId: 'trace-1',
      errors,
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  );
}

export const server = setupServer(
  http.get(api('/me'), () => (world.me ? HttpResponse.json(world.me) : problem(401, 'auth.required'))),
  http.get(api('/auth/registration'), () => HttpResponse.json(world.registration)),
  http.get(api('/models'), ({ request }) => {
    const operation = new URL(request.url).searchParams.get('operation');
    return HttpResponse.json({ items: operation === 'upscale' ? world.upscalers : world.models });
  }),
  http.get(api('/edits'), () => page(world.edits)),
  http.get(api('/edits/:id'), ({ params }) => found(world.edits.find(({ id }) => id === params.id))),
  http.post<never, EditEstimateRequest>(api('/edits/estimate'), async ({ request }) => {
    const { model: asked, parameters } = await request.json();
    const factor = Number(parameters?.factor);
    const offers = ({ operations }: Model) =>
      operations.some((operation) =>
        operation.parameters.some(({ options }) => options.some(({ value }) => Number(value) === factor)),
      );
    const model =
      asked === 'auto' ? world.upscalers.find(offers) : world.upscalers.find(({ id }) => id === asked);
    return HttpResponse.json({
      cost: aCost({ estimated: model?.price?.perImage ?? null }),
      model: model?.id,
      modelName: model?.name,
      provider: model?.provider,
      providerName: model?.providerName,
      width: factor ? 1024 * factor : null,
      height: factor ? 1024 * factor : null,
      typicalSeconds: model?.typicalSeconds ?? null,
      price: null,
      budget: [],
      blocked: null,
    });
  }),
  http.get(api('/generations'), () => page(world.generations)),
  http.get(api('/generations/:id'), ({ params }) =>
    found(world.generations.find(({ id }) => id === params.id)),
  ),
  http.post<never, CreateGenerationRequest>(api('/generations/estimate'), async ({ request }) => {
    const { model: modelId, count } = await request.json();
    const model = world.models.find(({ id }) => id === modelId);
    const images = count ?? 1;
    const each = model?.price?.perImage ?? null;
    return HttpResponse.json({
      cost: { estimated: each === null ? null : each * images, currency: 'USD' },
      model: modelId,
      provider: model?.provider,
      width: 1024,
      height: 1024,
      count: images,
      typicalSeconds: 9,
      price: null,
      budget: [],
      blocked: null,
      ...world.estimate,
    });
  }),
  http.get(api('/assets'), () => page(world.assets)),
  http.get(api('/assets/:id'), ({ params }) => found(world.assets.find(({ id }) => id === params.id))),
  http.get(api('/api-keys'), () => page(world.apiKeys)),
  http.get(api('/provider-keys'), () => HttpResponse.json({ items: world.providerKeys })),
  http.get(api('/spending-limits'), () => HttpResponse.json({ items: world.limits })),
  http.get(api('/spending-limits/mine'), () => HttpResponse.json({ items: world.myLimits })),
  http.get(api('/admin/providers'), () => HttpResponse.json({ items: world.providers })),
  http.get(api('/admin/prices'), () => HttpResponse.json({ items: world.prices })),
);

function page(items: JsonBodyType[]) {
  return HttpResponse.json({ items, nextCursor: null });
}

function found(resource: JsonBodyType | undefined) {
  return resource === undefined ? problem(404, 'not_found') : HttpResponse.json(resource);
}
