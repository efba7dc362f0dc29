import type {
  ApiKey,
  Asset,
  GeneratedImage,
  Generation,
  GenerationSummary,
  Me,
  Model,
} from '@/lib/api/types';

// Valid wire objects; a test names only what matters to it.

export function aPerson(change: Partial<Me> = {}): Me {
  return {
    id: 'user-1',
    email: 'mira@example.com',
    displayName: 'Mira Okafor',
    role: 'owner',
    organization: { id: 'org-1', name: 'Northlight' },
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
    price: { perImage: 0.04, currency: 'USD' },
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
      ...capabilities,
    },
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
    provider: 'acme',
    aspectRatio: '1:1',
    width: 1024,
    height: 1024,
    count: 1,
    seed: 7,
    quality: null,
    outputFormat: 'png',
    parameters: {},
    images: [],
    cost: { estimated: 0.04, actual: null, currency: 'USD' },
    failure: null,
    createdBy: { id: 'user-1', displayName: 'Mira Okafor' },
    createdAt: '2026-11-20T09:00:00Z',
    startedAt: null,
    completedAt: null,
    retryAt: null,
    ...change,
  };
}

export function aGeneration(change: Partial<Generation> = {}): Generation {
  const { attempts = [], queuePosition = null, ...summary } = change;
  return { ...aSummary(summary), attempts, queuePosition };
}

export function anAsset(change: Partial<Asset> = {}): Asset {
  const id = change.id ?? 'asset-1';
  const { url, previewUrl, thumbnailUrl } = anImage({ assetId: id });
  return {
    id,
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
