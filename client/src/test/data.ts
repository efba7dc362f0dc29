import type {
  ApiKey,
  Asset,
  Attempt,
  Edit,
  GeneratedImage,
  Generation,
  GenerationSummary,
  Me,
  Model,
  ModelPrice,
  ProviderKey,
  ServerEvent,
  Upload,
} from '@/lib/api/types';
import type { AdminProvider } from '@/features/providers/types';
import type { PriceRow } from '@/features/prices/types';
import type { SpendingLimit } from '@/features/spending-limits/types';

// Valid wire objects; a test names only what matters to it.

export function aPerson(change: Partial<Me> = {}): Me {
  return {
    id: 'user-1',
    email: 'mira@example.com',
    displayName: 'Mira Okafor',
    role: 'owner',
    organization: { id: 'org-1', name: 'Northlight' },
    canOperate: false,
    createdAt: '2026-09-01T10:00:00Z',
    ...change,
  };
}

type Capabilities = Model['capabilities'];

export function aModel({
  capabilities,
  ...change
}: Partial<Omit<Model, 'capabilities'>> & { capabilities?: Partial<Capabilities> } = {}): Model {
  return {
    id: 'acme/painter',
    name: 'Painter',
    provider: 'acme',
    providerName: 'Acme',
    description: 'Paints.',
    isPreview: false,
    isDefault: true,
    promptLimit: 100,
    typicalSeconds: 9,
    retiresOn: null,
    family: null,
    replacement: null,
    price: aPrice(),
    availability: { usable: true, reason: null, keyOwner: 'platform' },
    health: {
      state: 'healthy',
      successRate: 0.99,
      typicalSeconds: 9,
      checkedAt: '2026-11-20T09:00:00Z',
      reason: null,
      pausedUntil: null,
    },
    operations: [],
    ...change,
    capabilities: {
      modes: ['textToImage'],
      maxCount: 4,
      seed: true,
      negativePrompt: true,
      qualities: [],
      outputFormats: ['png', 'webp'],
      aspectRatios: [
        { ratio: '1:1', width: 1024, height: 1024 },
        { ratio: '16:9', width: 1344, height: 768 },
      ],
      size: null,
      parameters: [],
      maxReferences: 0,
      mask: false,
      strength: false,
      partialImages: false,
      ...capabilities,
    },
  };
}

type Operation = Model['operations'][number];

/** Resamples 2x and 4x, free of charge. */
export function anUpscaler({
  factors = [2, 4],
  prompt = 'none',
  ...change
}: Partial<Model> & { factors?: number[]; prompt?: Operation['inputs']['prompt'] } = {}): Model {
  const [first = null] = factors;
  const factor = {
    name: 'factor',
    label: 'Factor',
    description: null,
    kind: 'integer' as const,
    default: first,
    minimum: first,
    maximum: factors.at(-1) ?? null,
    step: null,
    maxLength: null,
    options: factors.map((value) => ({ value: String(value), label: `${value}x` })),
  };
  return aModel({
    id: 'offline/resample',
    name: 'Plain resampling',
    provider: 'offline',
    providerName: 'Offline',
    description: 'Makes up no detail.',
    isDefault: false,
    price: aPrice({ perImage: 0, from: 0 }),
    capabilities: { modes: [] },
    operations: [
      {
        id: 'upscale',
        inputs: {
          prompt,
          negativePrompt: false,
          seed: false,
          minImages: 1,
          maxImages: 1,
          imageSize: null,
          mask: false,
        },
        output: { medium: 'image', formats: ['png'], maxCount: 1, maxPixels: null },
        parameters: factors.length === 0 ? [] : [factor],
      },
    ],
    ...change,
  });
}

export function aPrice(change: Partial<ModelPrice> = {}): ModelPrice {
  return {
    perImage: 0.04,
    from: 0.04,
    currency: 'USD',
    components: [{ unit: 'image', amount: 0.04, when: {}, included: 0 }],
    expected: [],
    validFrom: '2026-11-01',
    source: 'https://acme.example/pricing',
    ...change,
  };
}

export function anImage(change: Partial<GeneratedImage> = {}): GeneratedImage {
  const assetId = change.assetId ?? 'asset-1';
  const url = `/api/v1/assets/${assetId}/content`;
  return {
    assetId,
    index: 0,
    url,
    previewUrl: `${url}?rendition=preview`,
    thumbnailUrl: `${url}?rendition=thumbnail`,
    width: 1024,
    height: 1024,
    seed: 7,
    mediaType: 'image/png',
    ...change,
  };
}

export function aSummary(change: Partial<GenerationSummary> = {}): GenerationSummary {
  return {
    id: 'gen-1',
    status: 'completed',
    stage: null,
    progress: 100,
    cancelRequested: false,
    prompt: 'A fox in a teacup',
    negativePrompt: null,
    model: 'acme/painter',
    modelName: 'Painter',
    requestedModel: 'acme/painter',
    provider: 'acme',
    providerName: 'Acme',
    failover: 'samePrice',
    references: [],
    mask: null,
    strength: null,
    missingImages: [],
    savingNotice: null,
    partialImages: [],
    aspectRatio: '1:1',
    width: 1024,
    height: 1024,
    count: 1,
    seed: 7,
    quality: null,
    outputFormat: 'png',
    parameters: {},
    metadata: {},
    images: [],
    cost: aCost(),
    failure: null,
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    startedAt: null,
    completedAt: null,
    retryAt: null,
    ...change,
  };
}

export function aGeneration(change: Partial<Generation> = {}): Generation {
  const {
    attempts = [],
    queuePosition = null,
    estimatedSecondsRemaining = null,
    durationNotice = null,
    ...summary
  } = change;
  return {
    ...aSummary(summary),
    attempts,
    queuePosition,
    estimatedSecondsRemaining,
    durationNotice,
  };
}

/** An image that was made four times as large. */
export function anEdit(change: Partial<Edit> = {}): Edit {
  const { url, previewUrl, thumbnailUrl } = anImage({ assetId: 'asset-1' });
  return {
    id: 'edit-1',
    kind: 'upscale',
    status: 'completed',
    stage: null,
    progress: 100,
    cancelRequested: false,
    source: { assetId: 'asset-1', url, previewUrl, thumbnailUrl, width: 1024, height: 1024 },
    prompt: null,
    negativePrompt: null,
    aspectRatio: null,
    quality: null,
    strength: null,
    seed: null,
    model: 'offline/resample',
    modelName: 'Plain resampling',
    requestedModel: 'auto',
    provider: 'offline',
    providerName: 'Offline',
    failover: 'samePrice',
    outputFormat: 'png',
    parameters: { factor: 4 },
    images: [],
    missingImages: [],
    savingNotice: null,
    metadata: {},
    cost: aCost({ estimated: 0, actual: 0, charge: 'none' }),
    failure: null,
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    startedAt: null,
    completedAt: null,
    retryAt: null,
    attempts: [],
    queuePosition: null,
    ...change,
  };
}

/** What the stream tells of a generation; of `aGeneration` when nothing else is said. */
export function anUpdate(
  change: Partial<ServerEvent['generation.updated']> = {},
): ServerEvent['generation.updated'] {
  return {
    id: 'gen-1',
    status: 'processing',
    stage: 'running',
    progress: 10,
    cancelRequested: false,
    model: 'acme/painter',
    modelName: 'Painter',
    provider: 'acme',
    providerName: 'Acme',
    attempts: 1,
    cost: aCost(),
    failure: null,
    savingNotice: null,
    missingImages: [],
    createdById: 'user-1',
    createdAt: '2026-11-20T09:00:00Z',
    startedAt: '2026-11-20T09:00:00Z',
    completedAt: null,
    retryAt: null,
    occurredAt: '2026-11-20T09:00:02Z',
    ...change,
  };
}

/** What the stream tells of its end. */
export function anEnd(change: Partial<ServerEvent['generation.updated']> = {}) {
  const occurredAt = change.occurredAt ?? '2026-11-20T09:00:09Z';
  return anUpdate({
    status: 'completed',
    stage: null,
    progress: 100,
    completedAt: occurredAt,
    occurredAt,
    ...change,
  });
}

/** What the stream tells of an edit; of `anEdit` when nothing else is said. */
export function anEditUpdate(change: Partial<ServerEvent['edit.updated']> = {}): ServerEvent['edit.updated'] {
  const { model, modelName, provider, providerName } = anEdit();
  return { ...anUpdate(), id: 'edit-1', model, modelName, provider, providerName, ...change };
}

/** What the stream tells of its end. */
export function anEditEnd(change: Partial<ServerEvent['edit.updated']> = {}): ServerEvent['edit.updated'] {
  const { status, stage, progress, completedAt, occurredAt } = anEnd();
  return anEditUpdate({ status, stage, progress, completedAt, occurredAt, ...change });
}

export function anAssetEvent(
  change: Partial<ServerEvent['asset.created']> = {},
): ServerEvent['asset.created'] {
  const id = change.id ?? 'asset-1';
  const generationId = change.generationId === undefined ? 'gen-1' : change.generationId;
  const { url, previewUrl, thumbnailUrl } = anImage({ assetId: id });
  return {
    id,
    jobId: generationId ?? 'edit-1',
    kind: generationId ? 'generation' : 'upscale',
    generationId,
    index: 0,
    prompt: 'A fox in a teacup',
    model: 'acme/painter',
    modelName: 'Painter',
    provider: 'acme',
    seed: 7,
    width: 1024,
    height: 1024,
    mediaType: 'image/png',
    bytes: 812_000,
    url,
    previewUrl,
    thumbnailUrl,
    createdById: 'user-1',
    occurredAt: '2026-11-20T09:00:09Z',
    ...change,
  };
}

export function anAsset(change: Partial<Asset> = {}): Asset {
  const id = change.id ?? 'asset-1';
  const { url, previewUrl, thumbnailUrl } = anImage({ assetId: id });
  return {
    id,
    jobId: 'gen-1',
    kind: 'generation',
    generationId: 'gen-1',
    index: 0,
    prompt: 'A fox in a teacup',
    negativePrompt: null,
    model: 'acme/painter',
    modelName: 'Painter',
    provider: 'acme',
    aspectRatio: '1:1',
    width: 1024,
    height: 1024,
    mediaType: 'image/png',
    bytes: 812_000,
    seed: 7,
    cost: 0.04,
    currency: 'USD',
    quality: null,
    parameters: {},
    sources: [],
    derived: [],
    references: [],
    strength: null,
    sha256: 'a'.repeat(64),
    isPreviewRender: false,
    url,
    previewUrl,
    thumbnailUrl,
    createdAt: '2026-11-20T09:00:00Z',
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    ...change,
  };
}

export function anApiKey(change: Partial<ApiKey> = {}): ApiKey {
  return {
    id: 'key-1',
    name: 'Pipeline',
    prefix: 'ig_7fK2',
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    createdAt: '2026-10-02T08:00:00Z',
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
    ...change,
  };
}

/** Pending, at four cents. */
export function aCost(change: Partial<Generation['cost']> = {}): Generation['cost'] {
  return {
    estimated: 0.04,
    actual: null,
    unknownAmounts: 0,
    charge: 'pending',
    mayBeCharged: false,
    currency: 'USD',
    ...change,
  };
}

export function anAttempt(change: Partial<Attempt> = {}): Attempt {
  return {
    number: 1,
    provider: 'acme',
    providerName: 'Acme',
    model: 'acme/painter',
    modelName: 'Painter',
    keyOwner: 'platform',
    startedAt: '2026-11-20T09:00:00Z',
    completedAt: '2026-11-20T09:00:06Z',
    durationMs: 6_000,
    outcome: 'completed',
    message: null,
    providerJobId: null,
    charge: change.outcome === null ? 'pending' : 'none',
    cost: change.outcome === null ? null : 0,
    ...change,
  };
}

export function anUpload(change: Partial<Upload> = {}): Upload {
  const id = change.id ?? 'upload-1';
  return {
    id,
    url: `/api/v1/uploads/${id}/content`,
    thumbnailUrl: `/api/v1/uploads/${id}/content?rendition=thumbnail`,
    width: 800,
    height: 600,
    mediaType: 'image/png',
    bytes: 120_000,
    createdAt: '2026-11-20T09:00:00Z',
    ...change,
  };
}

export function aProviderKey(change: Partial<ProviderKey> = {}): ProviderKey {
  return {
    id: 'provider-key-1',
    provider: 'acme',
    providerName: 'Acme',
    scope: 'user',
    hint: '…7f3a',
    baseAddress: null,
    status: 'working',
    createdAt: '2026-11-02T08:00:00Z',
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    lastCheckedAt: '2026-11-20T08:00:00Z',
    lastUsedAt: null,
    lastError: null,
    fromConfiguration: false,
    ...change,
  };
}

export function aSpendingLimit(change: Partial<SpendingLimit> = {}): SpendingLimit {
  return {
    id: 'limit-1',
    scope: 'organization',
    subjectId: null,
    subjectName: 'Northlight',
    period: 'month',
    amount: 20,
    spent: 11.5,
    unknownAmounts: 0,
    held: 0.5,
    remaining: 8,
    periodStart: '2026-11-01T00:00:00Z',
    periodEnd: '2026-12-01T00:00:00Z',
    ...change,
  };
}

export function anAdminProvider(change: Partial<AdminProvider> = {}): AdminProvider {
  return {
    id: 'acme',
    name: 'Acme',
    description: 'Paints for money.',
    enabled: true,
    order: 10,
    concurrency: 8,
    requestsPerMinute: 60,
    resendAfterServerError: false,
    errorsAreFreeSource: null,
    needsKey: true,
    selfHosted: false,
    lastResort: false,
    keyPage: 'https://acme.example/keys',
    keyPrefix: 'ac_',
    baseAddress: 'https://api.acme.example/v1',
    defaults: {
      enabled: true,
      order: 10,
      concurrency: 8,
      requestsPerMinute: 60,
      resendAfterServerError: false,
    },
    health: {
      state: 'healthy',
      successRate: 0.98,
      typicalSeconds: 6.2,
      checkedAt: '2026-11-20T09:00:00Z',
      reason: null,
      pausedUntil: null,
    },
    running: 2,
    waiting: 0,
    platformKey: null,
    models: 3,
    ...change,
  };
}

export function aPriceRow(change: Partial<PriceRow> = {}): PriceRow {
  return {
    id: 'price-1',
    model: 'acme/painter',
    validFrom: '2026-11-01',
    components: [{ unit: 'image', amount: 0.04, when: {}, included: 0 }],
    expected: [],
    source: 'https://acme.example/pricing',
    enteredBy: null,
    createdAt: '2026-11-01T00:00:00Z',
    isCurrent: true,
    ...change,
  };
}
