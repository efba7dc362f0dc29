import { type APIRequestContext, expect } from "@playwright/test";
import { randomUUID } from "node:crypto";

export interface GenerationRequest {
  prompt: string;
  model?: string;
  aspectRatio?: string;
  width?: number;
  height?: number;
  count?: number;
  seed?: number;
  outputFormat?: string;
  parameters?: Record<string, unknown>;
}

/** Of a generation, what journeys look at. */
export interface Generation {
  id: string;
  status: "pending" | "processing" | "completed" | "failed" | "cancelled";
  prompt: string;
  seed: number;
  count: number;
  images: { assetId: string; width: number; height: number }[];
  attempts: { number: number; outcome?: string }[];
}

/** Of a model, what journeys look at. */
export interface Model {
  id: string;
  capabilities: { maxReferences: number; mask: boolean };
}

const small = { width: 256, height: 256 };

/** Somebody with an account of their own, and what they do besides the page that a journey is about. */
export class Visitor {
  readonly email: string;
  readonly password = "correct horse battery";
  readonly organization = "Analytical Engines";
  private readonly request: APIRequestContext;
  readonly name: string;

  private constructor(request: APIRequestContext, name: string, email: string) {
    this.request = request;
    this.name = name;
    this.email = email;
  }

  /** Registers them; the session's cookie lands where the request's context keeps its cookies. */
  static async register(
    request: APIRequestContext,
    name = "Ada Lovelace",
    email = `${randomUUID()}@example.com`,
  ): Promise<Visitor> {
    const visitor = new Visitor(request, name, email);
    const { password, organization } = visitor;
    const response = await request.post("/api/v1/auth/register", {
      data: { email, password, displayName: name, organizationName: organization },
    });
    expect(response.status(), await response.text()).toBe(201);
    return visitor;
  }

  /** Asks for images, small ones unless the request says a size, and does not wait for them. */
  async start(request: GenerationRequest): Promise<Generation> {
    return this.create(request, {});
  }

  /** Asks for images and waits until they are there. */
  async generate(request: GenerationRequest): Promise<Generation> {
    const generation = await this.create(request, { Prefer: "wait=60" });
    expect(generation.status).toBe("completed");
    return generation;
  }

  async generations(): Promise<Generation[]> {
    const response = await this.request.get("/api/v1/generations", { params: { limit: 100 } });
    return ((await response.json()) as { items: Generation[] }).items;
  }

  /** The images of the library, newest first. */
  async assets(): Promise<{ id: string; prompt: string }[]> {
    const response = await this.request.get("/api/v1/assets", { params: { limit: 100 } });
    return ((await response.json()) as { items: { id: string; prompt: string }[] }).items;
  }

  async generation(id: string): Promise<Generation> {
    const response = await this.request.get(`/api/v1/generations/${id}`);
    return (await response.json()) as Generation;
  }

  /** What the catalogue says of a model. */
  async model(id: string): Promise<Model> {
    const response = await this.request.get("/api/v1/models");
    const { items } = (await response.json()) as { items: Model[] };
    const model = items.find((known) => known.id === id);
    if (!model) throw new Error(`There is no model ${id}.`);
    return model;
  }

  /** Waits until a generation has ended, however it did. */
  async ended(id: string): Promise<Generation> {
    await expect
      .poll(async () => (await this.generation(id)).status, { timeout: 30_000 })
      .toMatch(/completed|failed|cancelled/);
    return this.generation(id);
  }

  /** The bytes of an image as it was stored. */
  async original(assetId: string): Promise<Buffer> {
    const response = await this.request.get(`/api/v1/assets/${assetId}/content`);
    expect(response.status()).toBe(200);
    return response.body();
  }

  private async create(request: GenerationRequest, headers: Record<string, string>): Promise<Generation> {
    const sized = request.aspectRatio ?? request.width ? request : { ...request, ...small };
    const response = await this.request.post("/api/v1/generations", {
      headers: { "Idempotency-Key": randomUUID(), ...headers },
      data: sized,
    });
    expect(response.ok(), await response.text()).toBe(true);
    return (await response.json()) as Generation;
  }
}
