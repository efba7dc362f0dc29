// Generated from openapi/v1.json by `npm run api:types`. Do not edit: change the server and regenerate.

export interface paths {
    "/api/v1/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the price book */
        get: operations["ListPrices"];
        put?: never;
        /** Adds a row to the price book */
        post: operations["AddPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the providers */
        get: operations["ListProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes a provider */
        patch: operations["UpdateProvider"];
        trace?: never;
    };
    "/api/v1/admin/providers/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks at a provider now */
        post: operations["CheckProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists one's own keys; owners and admins see everybody's */
        get: operations["ListApiKeys"];
        put?: never;
        /** Makes a key; its secret is shown only now */
        post: operations["CreateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a key at once */
        delete: operations["RevokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the library, newest first */
        get: operations["ListAssets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one asset with where it came from */
        get: operations["GetAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Serves an asset's bytes; they never change, so they may be cached for good */
        get: operations["GetAssetContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in with a session cookie */
        post: operations["Login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of this browser */
        post: operations["Logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renews the tokens */
        post: operations["RefreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an account that owns a new organization, and signs it in */
        post: operations["Register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says whether an account can be made now */
        get: operations["GetRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a bearer token and a refresh token */
        post: operations["CreateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams the organization's events (server-sent events)
         * @description `generation.updated` and `asset.created` carry ids and states; read the resource for the rest. Send `Last-Event-ID` to get what was missed; `stream.reset` says that some of it is no longer kept and everything should be read anew. A comment is sent every 15 seconds.
         */
        get: operations["StreamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists generations, newest first */
        get: operations["ListGenerations"];
        put?: never;
        /**
         * Asks for images
         * @description Answers 202 with the waiting generation, or 200 with the finished one when `Prefer: wait=n` (1-60 seconds) is sent and it is done in time. With an `Idempotency-Key` the same request makes one generation however often it is sent.
         */
        post: operations["CreateGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one generation with its attempts */
        get: operations["GetGeneration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a generation */
        post: operations["CancelGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a failed or cancelled generation again */
        post: operations["RetryGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/generations/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what a request would cost; creates nothing */
        post: operations["EstimateGeneration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one's own account */
        get: operations["GetMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes one's own account */
        patch: operations["UpdateMe"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes one's own password and ends one's other sign-ins */
        post: operations["ChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the models on offer with capabilities and prices */
        get: operations["ListModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the keys one may see */
        get: operations["ListProviderKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider-keys/{scope}/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets a key, after testing it */
        put: operations["PutProviderKey"];
        post?: never;
        /** Removes a key */
        delete: operations["DeleteProviderKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/provider-keys/{scope}/{provider}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tests a key */
        post: operations["CheckProviderKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spending-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the limits */
        get: operations["ListSpendingLimits"];
        /** Sets a limit */
        put: operations["PutSpendingLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spending-limits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a limit */
        delete: operations["DeleteSpendingLimit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/spending-limits/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the limits that bind the caller */
        get: operations["ListMySpendingLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings an image along */
        post: operations["UploadImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The image itself */
        get: operations["GetUploadContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccessTokenResponse: {
            accessToken: string;
            /** Format: int64 */
            expiresIn: number;
            refreshToken: string;
            readonly tokenType: string;
        };
        /** @description A row to be added to the price book. */
        AddPriceRequest: {
            /** @description What the provider charges. */
            components: components["schemas"]["PriceComponentRequest"][];
            /** @description What that usually comes to. */
            expected?: null | components["schemas"]["PriceComponentRequest"][];
            /** @description The model's id. */
            model: string;
            /** @description Where it was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            validFrom: string;
        };
        /** @description Providers. */
        AdminProviderListResponse: {
            /** @description In the order in which they are asked. */
            items: components["schemas"]["AdminProviderResponse"][];
        };
        /** @description A provider as its administrators see it. */
        AdminProviderResponse: {
            /** @description Its address. */
            baseAddress: null | string;
            /**
             * Format: int32
             * @description Jobs there at the same time.
             */
            concurrency: number;
            /** @description The settings until somebody changes them. */
            defaults: components["schemas"]["ProviderSettingsResponse"];
            /** @description What it is. */
            description: string;
            /** @description False is the kill switch. */
            enabled: boolean;
            /** @description How it is doing. */
            health: components["schemas"]["ProviderHealthResponse"];
            /** @description Its id. */
            id: string;
            /** @description Where people get a key. */
            keyPage: null | string;
            /** @description What a key begins with. */
            keyPrefix: null | string;
            /** @description Whether it is only asked when no other one can do it. */
            lastResort: boolean;
            /**
             * Format: int32
             * @description How many models it has.
             */
            models: number;
            /** @description Its name. */
            name: string;
            /** @description Whether it can only be asked with a key. */
            needsKey: boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order: number;
            /** @description The installation's key. */
            platformKey: components["schemas"]["ProviderKeyResponse"] | null;
            /**
             * Format: int32
             * @description Attempts that may begin within a minute; null for no limit.
             */
            requestsPerMinute: null | number;
            /**
             * Format: int32
             * @description Jobs there now.
             */
            running: number;
            /** @description Whether somebody runs it themselves. */
            selfHosted: boolean;
            /**
             * Format: int32
             * @description Jobs that wait for it.
             */
            waiting: number;
        };
        /** @description A page of keys. */
        ApiKeyListResponse: {
            /** @description Newest first. */
            items: components["schemas"]["ApiKeyResponse"][];
            /** @description For the next page; null on the last one. */
            nextCursor: null | string;
        };
        /** @description A key, without its secret. */
        ApiKeyResponse: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /** @description Whom it acts as. */
            createdBy: components["schemas"]["PersonResponse"];
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt: null | string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: null | string;
            /** @description What it is for. */
            name: string;
            /** @description The secret's first characters. */
            prefix: string;
            /**
             * Format: date-time
             * @description When it was ended.
             */
            revokedAt: null | string;
        };
        /** @description An aspect ratio and the size that the model makes of it. */
        AspectRatioResponse: {
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /** @description As in `16:9`. */
            ratio: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            width: number;
        };
        /** @description A page of assets. */
        AssetListResponse: {
            /** @description Newest first. */
            items: components["schemas"]["AssetResponse"][];
            /** @description For the next page; null on the last one. */
            nextCursor: null | string;
        };
        /** @description An image of the library, with where it came from. */
        AssetResponse: {
            /** @description The chosen ratio; null when an exact size was given. */
            aspectRatio: null | string;
            /**
             * Format: int64
             * @description Length of the original.
             */
            bytes: number;
            /**
             * Format: double
             * @description Its share of the generation's cost in dollars; null when unknown.
             */
            cost: null | number;
            /**
             * Format: date-time
             * @description When it came into the library.
             */
            createdAt: string;
            /** @description Who asked for it. */
            createdBy: components["schemas"]["PersonResponse"];
            /** @description ISO 4217. */
            currency: string;
            /**
             * Format: uuid
             * @description The generation that made it.
             */
            generationId: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /**
             * Format: int32
             * @description Its place in the generation, from 0.
             */
            index: number;
            /** @description True when it was drawn by a renderer that only previews. */
            isPreviewRender: boolean;
            /** @description Of the original. */
            mediaType: string;
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /** @description What it was asked not to show. */
            negativePrompt: null | string;
            /** @description The model's own settings. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /** @description What it was asked to show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description The quality preset. */
            quality: null | string;
            /**
             * Format: int64
             * @description The seed that made it.
             */
            seed: number;
            /** @description Of the original, lower-case hex. */
            sha256: string;
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            width: number;
        };
        /**
         * @description How an attempt ended.
         * @enum {string}
         */
        AttemptOutcome: "completed" | "refused" | "rateLimited" | "unavailable" | "credentialRejected" | "invalid" | "noOutput" | "timedOut" | "unknown" | "cancelled" | "abandoned";
        /** @description One try at a provider. */
        AttemptResponse: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            completedAt: null | string;
            /**
             * Format: double
             * @description What the provider said that it charged, in dollars.
             */
            cost: null | number;
            /**
             * Format: int64
             * @description How long it took, in milliseconds; null while it runs.
             */
            durationMs: null | number;
            /** @description Whose key paid; null when none was needed. */
            keyOwner: components["schemas"]["KeyOwner"] | null;
            /** @description The provider's words. */
            message: null | string;
            /** @description For which model. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * Format: int32
             * @description 1 for the first.
             */
            number: number;
            /** @description How it ended; null while it runs. */
            outcome: components["schemas"]["AttemptOutcome"] | null;
            /** @description Who was asked. */
            provider: string;
            /** @description The provider's name for the job. */
            providerJobId: null | string;
            /** @description The provider's name. */
            providerName: string;
            /**
             * Format: date-time
             * @description Written down before the provider was called.
             */
            startedAt: string;
        };
        /** @description Whether a model can be used by the person who asks. */
        AvailabilityResponse: {
            /** @description Whose key would pay; null when none is needed or there is none. */
            keyOwner: components["schemas"]["KeyOwner"] | null;
            /** @description Why not; null when it can. */
            reason: components["schemas"]["UnavailableReason"] | null;
            /** @description True when it can. */
            usable: boolean;
        };
        /** @description Why a request would be refused. */
        BlockedResponse: {
            /** @description Stable, for programs. */
            code: string;
            /** @description In plain words. */
            message: string;
        };
        /** @description What a limit leaves. */
        BudgetResponse: {
            /**
             * Format: double
             * @description Dollars for each period.
             */
            limit: number;
            /**
             * Format: uuid
             * @description The limit.
             */
            limitId: string;
            /** @description How long it counts. */
            period: components["schemas"]["LimitPeriod"];
            /**
             * Format: double
             * @description Dollars that are left, what is held taken off.
             */
            remaining: number;
            /** @description Whom it binds. */
            scope: components["schemas"]["LimitScope"];
        };
        /** @description What a model can do; what is not listed is refused. */
        CapabilitiesResponse: {
            /** @description The aspect ratios on offer, the default first. */
            aspectRatios: components["schemas"]["AspectRatioResponse"][];
            /** @description Whether a mask may say which part of the first reference is to be changed. */
            mask: boolean;
            /**
             * Format: int32
             * @description Images per request at most.
             */
            maxCount: number;
            /**
             * Format: int32
             * @description Reference images at most; 0 for none.
             */
            maxReferences: number;
            /** @description What it turns into what. */
            modes: components["schemas"]["GenerationMode"][];
            /** @description Whether it takes a negative prompt. */
            negativePrompt: boolean;
            /** @description The file formats on offer, the default first. */
            outputFormats: components["schemas"]["OutputFormat"][];
            /** @description Settings that only this model has. */
            parameters: components["schemas"]["ParameterResponse"][];
            /** @description Whether it shows unfinished images while it works. */
            partialImages: boolean;
            /** @description The quality presets it knows. */
            qualities: components["schemas"]["Quality"][];
            /** @description Whether a seed makes results reproducible. */
            seed: boolean;
            /** @description Limits of exact sizes; null when only the ratios work. */
            size: components["schemas"]["SizeLimitsResponse"] | null;
            /** @description Whether a strength says how far the result may leave the first reference. */
            strength: boolean;
        };
        /** @description The old and the new password. */
        ChangePasswordRequest: {
            /** @description The password until now. */
            currentPassword: string;
            /** @description 10 to 128 characters. */
            newPassword: string;
        };
        /** @description What something costs. A null is an unknown amount, never zero. */
        CostResponse: {
            /**
             * Format: double
             * @description What it came to; null until it is known.
             */
            actual: null | number;
            /** @description ISO 4217. */
            currency: string;
            /**
             * Format: double
             * @description Expected at submission.
             */
            estimated: null | number;
        };
        /** @description A key to be made. */
        CreateApiKeyRequest: {
            /**
             * Format: date-time
             * @description When it ends by itself; never when not given.
             */
            expiresAt?: null | string;
            /**
             * @description What it is for, 1 to 100 characters.
             * @example Build server
             */
            name: string;
        };
        /** @description A new key with its secret, which is shown this once. */
        CreatedApiKeyResponse: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt: null | string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The secret. Keep it safe: nobody can show it again. */
            key: string;
            /** @description What it is for. */
            name: string;
            /** @description The secret's first characters, by which it is recognised. */
            prefix: string;
        };
        /** @description Where a price comes from. */
        EstimatePriceResponse: {
            /** @description Where it was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            validFrom: string;
        };
        /** @description What a request would cost and make. */
        EstimateResponse: {
            /** @description Why it would be refused; null when it would not. */
            blocked: components["schemas"]["BlockedResponse"] | null;
            /** @description The limits that bind the person. */
            budget: components["schemas"]["BudgetResponse"][];
            /** @description The price before the click; `estimated` is null when unknown. */
            cost: components["schemas"]["CostResponse"];
            /**
             * Format: int32
             * @description How many images.
             */
            count: number;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            height: number;
            /** @description The model that would be used. */
            model: string;
            /** @description Where the price comes from; null when it is unknown. */
            price: components["schemas"]["EstimatePriceResponse"] | null;
            /** @description Its provider. */
            provider: string;
            /**
             * Format: double
             * @description How long it usually takes; null when unknown.
             */
            typicalSeconds: null | number;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            width: number;
        };
        /**
         * @description What may happen when the provider cannot do it.
         * @enum {string}
         */
        Failover: "samePrice" | "anyPrice" | "none";
        /** @description Why a generation failed. */
        FailureResponse: {
            /** @description True when the provider charged all the same. */
            charged: boolean;
            /** @description `content_refused`, `rate_limited`, `provider_unavailable`, `invalid_request`, `credential_rejected`, `budget_exceeded`, `timed_out`, `outcome_unknown` or `no_output`. */
            code: string;
            /** @description The provider's reason, or ours, in plain words. */
            message: string;
        };
        /** @description An image of a generation. */
        GeneratedImageResponse: {
            /**
             * Format: uuid
             * @description Its id in the library.
             */
            assetId: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /**
             * Format: int32
             * @description Its place in the generation, from 0.
             */
            index: number;
            /** @description Of the original. */
            mediaType: string;
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /**
             * Format: int64
             * @description The seed that made it.
             */
            seed: number;
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            width: number;
        };
        /** @description A page of generations. */
        GenerationListResponse: {
            /** @description Newest first. */
            items: components["schemas"]["GenerationSummaryResponse"][];
            /** @description For the next page; null on the last one. */
            nextCursor: null | string;
        };
        /**
         * @description What a model turns into what.
         * @enum {string}
         */
        GenerationMode: "textToImage" | "imageToImage";
        /** @description Images to be made. Only the prompt is required; a setting that the model lacks is refused. */
        GenerationRequest: {
            /**
             * @description One of the model's aspect ratios; not together with width and height.
             * @example 16:9
             */
            aspectRatio?: null | string;
            /**
             * Format: int32
             * @description How many images, 1 to 4; 1 when not given.
             * @example 2
             */
            count?: null | number;
            /** @description What may happen when the provider cannot do it; `samePrice` when not given. */
            failover?: components["schemas"]["Failover"] | null;
            /**
             * Format: int32
             * @description Exact height in pixels, together with width.
             */
            height?: null | number;
            /** @description Which part of the first reference is to be changed: white changes, black stays. */
            mask?: components["schemas"]["ReferenceRequest"] | null;
            /**
             * @description A model's id from `GET /models`; the default model when not given.
             * @example offline/preview
             */
            model?: null | string;
            /** @description What they shall not show; only for models that take it. */
            negativePrompt?: null | string;
            /** @description The file format; the model's first one when not given. */
            outputFormat?: components["schemas"]["OutputFormat"];
            /** @description Settings that only this model has, by name, as its capabilities describe them. */
            parameters?: null | {
                [key: string]: unknown;
            };
            /** @description What counts most, with `auto` or a family. */
            prefer?: components["schemas"]["Preference"] | null;
            /**
             * @description What the images shall show. Up to the model's `promptLimit`, 500 characters by default.
             * @example A lighthouse at dusk, long exposure
             */
            prompt: string;
            /** @description A quality preset of the model. */
            quality?: components["schemas"]["Quality"];
            /** @description Images to be changed or followed, in order. */
            references?: null | components["schemas"]["ReferenceRequest"][];
            /**
             * Format: int64
             * @description 0 to 4294967295; the same seed with the same settings gives the same images. Chosen at random when not given.
             * @example 42
             */
            seed?: null | number;
            /**
             * Format: double
             * @description How far the result may leave the first reference, 0 to 1.
             */
            strength?: null | number;
            /**
             * Format: int32
             * @description Exact width in pixels, together with height.
             */
            width?: null | number;
        };
        /** @description A generation. */
        GenerationResponse: {
            /** @description The chosen ratio; null when an exact size was given. */
            aspectRatio: null | string;
            /** @description Every try at a provider, oldest first. */
            attempts: components["schemas"]["AttemptResponse"][];
            /** @description True when somebody asked for it to stop and it has not stopped yet. */
            cancelRequested: boolean;
            /**
             * Format: date-time
             * @description When it finished.
             */
            completedAt: null | string;
            /** @description What it costs. */
            cost: components["schemas"]["CostResponse"];
            /**
             * Format: int32
             * @description How many images were asked for.
             */
            count: number;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /** @description Who asked. */
            createdBy: components["schemas"]["PersonResponse"];
            /** @description What may happen when the provider cannot do it. */
            failover: components["schemas"]["Failover"];
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            height: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The images, by place; complete when the status is `completed`. */
            images: components["schemas"]["GeneratedImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /** @description What they do not show. */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The model's own settings. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Unfinished images, while it runs. */
            partialImages: components["schemas"]["PartialImageResponse"][];
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description What the images show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description The quality preset. */
            quality: components["schemas"]["Quality"] | null;
            /**
             * Format: int32
             * @description How many jobs are before it, while it waits; 1000 means 1000 or more.
             */
            queuePosition: null | number;
            /** @description The reference images, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /** @description What the request named: a model, a family or `auto`; null when it named none. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /**
             * Format: int64
             * @description Of the first image; each further one has the next number.
             */
            seed: number;
            /** @description What it is doing while it is processing. */
            stage: components["schemas"]["JobStage"] | null;
            /**
             * Format: date-time
             * @description When the first attempt began.
             */
            startedAt: null | string;
            /** @description Where it stands. */
            status: components["schemas"]["JobStatus"];
            /**
             * Format: double
             * @description How far the result may leave the first reference.
             */
            strength: null | number;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            width: number;
        };
        /** @description A generation in a list: everything but attempts and place in the line. */
        GenerationSummaryResponse: {
            /** @description The chosen ratio; null when an exact size was given. */
            aspectRatio: null | string;
            /** @description True when somebody asked for it to stop and it has not stopped yet. */
            cancelRequested: boolean;
            /**
             * Format: date-time
             * @description When it finished.
             */
            completedAt: null | string;
            /** @description What it costs. */
            cost: components["schemas"]["CostResponse"];
            /**
             * Format: int32
             * @description How many images were asked for.
             */
            count: number;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /** @description Who asked. */
            createdBy: components["schemas"]["PersonResponse"];
            /** @description What may happen when the provider cannot do it. */
            failover: components["schemas"]["Failover"];
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            height: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The images, by place; complete when the status is `completed`. */
            images: components["schemas"]["GeneratedImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /** @description What they do not show. */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The model's own settings. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description Unfinished images, while it runs. */
            partialImages: components["schemas"]["PartialImageResponse"][];
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description What the images show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description The quality preset. */
            quality: components["schemas"]["Quality"] | null;
            /** @description The reference images, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /** @description What the request named: a model, a family or `auto`; null when it named none. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /**
             * Format: int64
             * @description Of the first image; each further one has the next number.
             */
            seed: number;
            /** @description What it is doing while it is processing. */
            stage: components["schemas"]["JobStage"] | null;
            /**
             * Format: date-time
             * @description When the first attempt began.
             */
            startedAt: null | string;
            /** @description Where it stands. */
            status: components["schemas"]["JobStatus"];
            /**
             * Format: double
             * @description How far the result may leave the first reference.
             */
            strength: null | number;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            width: number;
        };
        /** @description How a provider is doing. */
        HealthResponse: {
            /**
             * Format: date-time
             * @description When it was last looked at.
             */
            checkedAt: null | string;
            /** @description In one word. */
            state: components["schemas"]["HealthState"];
            /**
             * Format: double
             * @description Share of the last requests that worked, 0 to 1; null when there were none.
             */
            successRate: null | number;
            /**
             * Format: double
             * @description How long a request took lately; null when unknown.
             */
            typicalSeconds: null | number;
        };
        /**
         * @description How a provider is doing.
         * @enum {string}
         */
        HealthState: "healthy" | "degraded" | "down" | "unknown";
        /**
         * @description What a processing job is doing.
         * @enum {string}
         */
        JobStage: "submitting" | "running" | "saving";
        /**
         * @description Where a job stands. The last three are final, but a person may retry a failed or cancelled one.
         * @enum {string}
         */
        JobStatus: "pending" | "processing" | "completed" | "failed" | "cancelled";
        /**
         * @description Whose key pays.
         * @enum {string}
         */
        KeyOwner: "platform" | "organization" | "user";
        /**
         * @description How long a spending limit counts.
         * @enum {string}
         */
        LimitPeriod: "day" | "month";
        /**
         * @description Whom a spending limit binds.
         * @enum {string}
         */
        LimitScope: "organization" | "user" | "apiKey";
        /** @description The signed-in person. */
        MeResponse: {
            /** @description Whether they look after the installation: its providers, its keys, its prices. */
            canOperate: boolean;
            /**
             * Format: date-time
             * @description When the account was made.
             */
            createdAt: string;
            /** @description The name that others see. */
            displayName: string;
            /** @description Their address. */
            email: string;
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
            /** @description Where they work. */
            organization: components["schemas"]["OrganizationResponse"];
            /** @description What they may do. */
            role: components["schemas"]["Role"];
        };
        /** @description The models on offer. */
        ModelListResponse: {
            /** @description The default one first. */
            items: components["schemas"]["ModelResponse"][];
        };
        /** @description A model on offer. */
        ModelResponse: {
            /** @description Whether it can be used by the person who asks. */
            availability: components["schemas"]["AvailabilityResponse"];
            /** @description What it can do. */
            capabilities: components["schemas"]["CapabilitiesResponse"];
            /** @description What it is good for. */
            description: string;
            /** @description The name that the same model has at every provider; null when it is only here. */
            family: null | string;
            /** @description How its provider is doing. */
            health: components["schemas"]["HealthResponse"];
            /** @description The name to use in requests. */
            id: string;
            /** @description True for the model that is used when a request names none. */
            isDefault: boolean;
            /** @description True for a renderer that only previews. */
            isPreview: boolean;
            /** @description What people read. */
            name: string;
            /** @description What it costs; null when unknown, which is not the same as free. */
            price: components["schemas"]["PriceResponse"] | null;
            /**
             * Format: int32
             * @description Characters that a prompt may have.
             */
            promptLimit: number;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description The model to use instead once it is retired. */
            replacement: null | string;
            /**
             * Format: date
             * @description The day on which the provider shuts it down, when known.
             */
            retiresOn: null | string;
            /**
             * Format: double
             * @description How long a request usually takes; null when unknown.
             */
            typicalSeconds: null | number;
        };
        /** @description An organization. */
        OrganizationResponse: {
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Its name. */
            name: string;
        };
        /**
         * @description How an image lies.
         * @enum {string}
         */
        Orientation: "landscape" | "portrait" | "square";
        /**
         * @description File formats that an output can be asked for in.
         * @enum {string}
         */
        OutputFormat: "png" | "jpeg" | "webp";
        /**
         * @description How a model's own parameter is entered and checked.
         * @enum {string}
         */
        ParameterKind: "choice" | "integer" | "number" | "boolean" | "text";
        /** @description A value that can be chosen. */
        ParameterOptionResponse: {
            /** @description To show. */
            label: string;
            /** @description To send. */
            value: string;
        };
        /** @description A setting that only this model has; enough to draw a form from. */
        ParameterResponse: {
            /** @description The value used when none is given: a string, a number or a boolean. */
            default: unknown;
            /** @description What it does. */
            description: null | string;
            /** @description How it is entered. */
            kind: components["schemas"]["ParameterKind"];
            /** @description What people read. */
            label: string;
            /**
             * Format: double
             * @description Largest number.
             */
            maximum: null | number;
            /**
             * Format: int32
             * @description Characters at most.
             */
            maxLength: null | number;
            /**
             * Format: double
             * @description Smallest number.
             */
            minimum: null | number;
            /** @description The name in `parameters`. */
            name: string;
            /** @description The values on offer, for a choice. */
            options: components["schemas"]["ParameterOptionResponse"][];
            /**
             * Format: double
             * @description Sensible step between numbers.
             */
            step: null | number;
        };
        /** @description An unfinished image. */
        PartialImageResponse: {
            /**
             * Format: int32
             * @description Its place in the generation, from 0.
             */
            index: number;
            /** @description Where it is now. */
            url: string;
            /**
             * Format: int32
             * @description Grows with every new one at the same place.
             */
            version: number;
        };
        /** @description A person. */
        PersonResponse: {
            /** @description The name that others see. */
            displayName: string;
            /**
             * Format: uuid
             * @description Their id.
             */
            id: string;
        };
        /**
         * @description What counts most when the provider is chosen automatically.
         * @enum {string}
         */
        Preference: "price" | "speed" | "quality" | "health";
        /** @description One line of a price. */
        PriceComponentRequest: {
            /**
             * Format: double
             * @description Dollars for one unit; of tokens, for a million.
             */
            amount: number;
            /**
             * Format: double
             * @description Units that cost nothing.
             */
            included?: null | number;
            /** @description What is counted. */
            unit: components["schemas"]["PriceUnit"];
            /** @description The settings under which it counts. */
            when?: null | {
                [key: string]: string;
            };
        };
        /** @description One line of a price. */
        PriceComponentResponse: {
            /**
             * Format: double
             * @description Dollars for one unit; of tokens, for a million.
             */
            amount: number;
            /**
             * Format: double
             * @description Units that cost nothing, for each image.
             */
            included: number;
            /** @description What is counted. */
            unit: components["schemas"]["PriceUnit"];
            /** @description The settings under which it counts; empty: always. */
            when: {
                [key: string]: string;
            };
        };
        /** @description A price. */
        PriceResponse: {
            /** @description What the provider charges. */
            components: components["schemas"]["PriceComponentResponse"][];
            /** @description ISO 4217. */
            currency: string;
            /** @description What that usually comes to, where it is only known afterwards. */
            expected: components["schemas"]["PriceComponentResponse"][];
            /**
             * Format: double
             * @description The smallest estimate for one image with the default settings; null when it cannot be told.
             */
            from: null | number;
            /**
             * Format: double
             * @description For one image where every image costs the same; null where it depends.
             */
            perImage: null | number;
            /** @description Where it was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            validFrom: string;
        };
        /** @description The price book. */
        PriceRowListResponse: {
            /** @description By model, newest first. */
            items: components["schemas"]["PriceRowResponse"][];
        };
        /** @description A row of the price book. */
        PriceRowResponse: {
            /** @description What the provider charges. */
            components: components["schemas"]["PriceComponentResponse"][];
            /**
             * Format: date-time
             * @description When it was entered.
             */
            createdAt: string;
            /** @description Who entered it; null when it came with the product. */
            enteredBy: components["schemas"]["PersonResponse"] | null;
            /** @description What that usually comes to. */
            expected: components["schemas"]["PriceComponentResponse"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether it holds today. */
            isCurrent: boolean;
            /** @description The model's id. */
            model: string;
            /** @description Where it was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            validFrom: string;
        };
        /**
         * @description What a provider counts when it charges.
         * @enum {string}
         */
        PriceUnit: "request" | "image" | "megapixel" | "inputImage" | "inputMegapixel" | "second" | "inputTextToken" | "inputImageToken" | "outputImageToken" | "outputTextToken";
        ProblemDetails: {
            /** @description Stable, for programs: `generation.not_found`. */
            code: string;
            detail: null | string;
            /** @description The fields at fault, by JSON name. */
            errors?: null | {
                [key: string]: string[];
            };
            instance?: null | string;
            /** Format: int32 */
            status: null | number;
            title: null | string;
            /** @description Names this request in our logs. */
            traceId?: null | string;
            type: null | string;
        };
        /** @description What a check found. */
        ProviderCheckResponse: {
            /** @description How it is doing. */
            health: components["schemas"]["ProviderHealthResponse"];
        };
        /** @description How a provider is doing, and why. */
        ProviderHealthResponse: {
            /**
             * Format: date-time
             * @description When it was last looked at.
             */
            checkedAt: null | string;
            /**
             * Format: date-time
             * @description Until when nobody is sent there.
             */
            pausedUntil: null | string;
            /** @description Why it is not healthy. */
            reason: null | string;
            /** @description In one word. */
            state: components["schemas"]["HealthState"];
            /**
             * Format: double
             * @description Share of the last requests that worked, 0 to 1.
             */
            successRate: null | number;
            /**
             * Format: double
             * @description How long a request took lately.
             */
            typicalSeconds: null | number;
        };
        /** @description Keys. */
        ProviderKeyListResponse: {
            /** @description By provider. */
            items: components["schemas"]["ProviderKeyResponse"][];
        };
        /** @description A provider's key, without its secret. */
        ProviderKeyResponse: {
            /** @description The server's address, where it is not the provider's own. */
            baseAddress: null | string;
            /**
             * Format: date-time
             * @description When it was set.
             */
            createdAt: string;
            /** @description Who set it; null when the configuration did. */
            createdBy: components["schemas"]["PersonResponse"] | null;
            /** @description True when it is in the configuration and cannot be changed here. */
            fromConfiguration: boolean;
            /** @description Its last characters. */
            hint: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it was last tested.
             */
            lastCheckedAt: null | string;
            /** @description What went wrong last. */
            lastError: null | string;
            /**
             * Format: date-time
             * @description When it was last used.
             */
            lastUsedAt: null | string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description Whose key it is. */
            scope: components["schemas"]["ProviderKeyScope"];
            /** @description What the last test said. */
            status: components["schemas"]["ProviderKeyStatus"];
        };
        /**
         * @description Whose key it is.
         * @enum {string}
         */
        ProviderKeyScope: "platform" | "organization" | "user";
        /**
         * @description What the last test said.
         * @enum {string}
         */
        ProviderKeyStatus: "working" | "rejected" | "unreachable" | "untested";
        /** @description What administrators decide about a provider. */
        ProviderSettingsResponse: {
            /**
             * Format: int32
             * @description Jobs there at the same time.
             */
            concurrency: number;
            /** @description False is the kill switch. */
            enabled: boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order: number;
            /**
             * Format: int32
             * @description Attempts that may begin within a minute; null for no limit.
             */
            requestsPerMinute: null | number;
        };
        /** @description A key to be set. */
        PutProviderKeyRequest: {
            /** @description The server's address, where it is not the provider's own. */
            baseAddress?: null | string;
            /** @description The secret. */
            key: string;
        };
        /** @description A spending limit to be set. */
        PutSpendingLimitRequest: {
            /**
             * Format: double
             * @description Dollars for each period.
             */
            amount: number;
            /** @description How long it counts. */
            period: components["schemas"]["LimitPeriod"];
            /** @description Whom it binds. */
            scope: components["schemas"]["LimitScope"];
            /**
             * Format: uuid
             * @description The person or the API key.
             */
            subjectId?: null | string;
        };
        /**
         * @description The quality presets of the product; a provider's adapter maps them to its own.
         * @enum {string}
         */
        Quality: "standard" | "hd" | "ultra";
        /** @description An image of the library, or one that was uploaded. */
        ReferenceRequest: {
            /**
             * Format: uuid
             * @description An asset of the library.
             */
            assetId?: null | string;
            /**
             * Format: uuid
             * @description An upload.
             */
            uploadId?: null | string;
        };
        /** @description A reference image of a generation. */
        ReferenceResponse: {
            /**
             * Format: uuid
             * @description Its id there.
             */
            id: string;
            /** @description Where it lies. */
            source: components["schemas"]["ReferenceSource"];
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
        };
        /**
         * @description Where a reference image lies.
         * @enum {string}
         */
        ReferenceSource: "upload" | "asset";
        /** @description A refresh token. */
        RefreshRequest: {
            /** @description As `POST /auth/token` answered it. */
            refreshToken: string;
        };
        /** @description A new account. */
        RegisterRequest: {
            /**
             * @description The name that others see, 1 to 100 characters.
             * @example Ada
             */
            displayName: string;
            /**
             * @description E-mail address, 254 characters at most; it is also the name to sign in with.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The name of the organization that the account will own, 1 to 100 characters.
             * @example Analytical Engines
             */
            organizationName: string;
            /**
             * @description 10 to 128 characters.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description Whether an account can be made now. */
        RegistrationResponse: {
            /** @description True when nobody has registered: the next account owns the installation's first organization. */
            firstAccount: boolean;
            /** @description True when registering works. */
            open: boolean;
        };
        /**
         * @description The forms that a file of the library is served in.
         * @enum {string}
         */
        Rendition: "original" | "preview" | "thumbnail";
        /**
         * @description What a person may do in an organization; each role may do all that the ones after it may.
         * @enum {string}
         */
        Role: "owner" | "admin" | "member" | "viewer";
        /** @description Address and password. */
        SignInRequest: {
            /**
             * @description E-mail address.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description Password.
             * @example correct horse battery
             */
            password: string;
        };
        /** @description The exact sizes that a model takes. */
        SizeLimitsResponse: {
            /**
             * Format: int64
             * @description Width times height at most.
             */
            maxPixels: number;
            /**
             * Format: int32
             * @description Longest side, in pixels.
             */
            maxSide: number;
            /**
             * Format: int32
             * @description Shortest side, in pixels.
             */
            minSide: number;
            /**
             * Format: int32
             * @description Both sides are multiples of this.
             */
            multipleOf: number;
        };
        /** @description Spending limits. */
        SpendingLimitListResponse: {
            /** @description The organization first. */
            items: components["schemas"]["SpendingLimitResponse"][];
        };
        /** @description A spending limit. */
        SpendingLimitResponse: {
            /**
             * Format: double
             * @description Dollars for each period.
             */
            amount: number;
            /**
             * Format: double
             * @description Dollars held for what runs.
             */
            held: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description How long it counts. */
            period: components["schemas"]["LimitPeriod"];
            /**
             * Format: date-time
             * @description When it ends.
             */
            periodEnd: string;
            /**
             * Format: date-time
             * @description When this period began.
             */
            periodStart: string;
            /**
             * Format: double
             * @description Dollars left.
             */
            remaining: number;
            /** @description Whom it binds. */
            scope: components["schemas"]["LimitScope"];
            /**
             * Format: double
             * @description Dollars spent in this one.
             */
            spent: number;
            /**
             * Format: uuid
             * @description The person or the API key; null for the organization.
             */
            subjectId: null | string;
            /** @description What people read. */
            subjectName: string;
        };
        /**
         * @description Why a model cannot be used.
         * @enum {string}
         */
        UnavailableReason: "switched_off" | "no_key" | "no_address" | "retired";
        /** @description What can be changed of an account. */
        UpdateMeRequest: {
            /**
             * @description The name that others see, 1 to 100 characters.
             * @example Ada L.
             */
            displayName: string;
        };
        /** @description What changes about a provider. */
        UpdateProviderRequest: {
            /**
             * Format: int32
             * @description Jobs there at the same time.
             */
            concurrency?: null | number;
            /** @description False is the kill switch. */
            enabled?: null | boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order?: null | number;
            /**
             * Format: int32
             * @description Attempts within a minute; null for no limit.
             */
            requestsPerMinute?: null | number;
        };
        /** @description An image that was brought along. */
        UploadResponse: {
            /**
             * Format: int64
             * @description Length of the original.
             */
            bytes: number;
            /**
             * Format: date-time
             * @description When it came.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Of the original. */
            mediaType: string;
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
            /**
             * Format: int32
             * @description In pixels.
             */
            width: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ListPrices: {
        parameters: {
            query?: {
                model?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceRowListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AddPrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPriceRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceRowResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProviderListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UpdateProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateProviderRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminProviderResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CheckProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderCheckResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListApiKeys: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyListResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CreateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this one click: the same key makes the same resource, however often it is sent. 1 to 128 printable ASCII characters; kept for 24 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RevokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListAssets: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Made at or after this time (ISO 8601). */
                from?: string;
                /** @description Rows per page, 1 to 100; 50 when not given. */
                limit?: number;
                /** @description Only this model's, by id. */
                model?: string;
                /** @description Only those that lie like this. */
                orientation?: components["schemas"]["Orientation"];
                /** @description Words that the prompt holds; the last may be the beginning of a word. */
                search?: string;
                /** @description Made before this time (ISO 8601). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetListResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetAsset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetAssetContent: {
        parameters: {
            query?: {
                /** @description True to have browsers save it instead of showing it. */
                download?: boolean;
                /** @description Which form; the original when not given. */
                rendition?: components["schemas"]["Rendition"];
            };
            header?: never;
            path: {
                /** @description The asset. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                };
            };
            /** @description Partial Content */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Modified */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    Login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    Logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    RefreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    Register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationResponse"];
                };
            };
        };
    };
    CreateToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessTokenResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StreamEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was seen: what came after it is sent first. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListGenerations: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Made at or after this time (ISO 8601). */
                from?: string;
                /** @description Rows per page, 1 to 100; 50 when not given. */
                limit?: number;
                /** @description Only this model's, by id. */
                model?: string;
                /** @description Words that the prompt holds; the last may be the beginning of a word. */
                search?: string;
                /** @description Only those that stand here. */
                status?: components["schemas"]["JobStatus"];
                /** @description Made before this time (ISO 8601). */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationListResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CreateGeneration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Names this one click: the same key makes the same resource, however often it is sent. 1 to 128 printable ASCII characters; kept for 24 hours. */
                "Idempotency-Key"?: string;
                /**
                 * @description `wait=n`: answer when the generation has finished, after 1 to 60 seconds at most.
                 * @example wait=30
                 */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CancelGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RetryGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GenerationResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description There is nothing at this address. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:route.not_found",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "There is nothing at this address.",
                     *       "code": "route.not_found",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    EstimateGeneration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerationRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimateResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UpdateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ChangePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.malformed",
                     *       "title": "Bad Request",
                     *       "status": 400,
                     *       "detail": "The request could not be read.",
                     *       "code": "request.malformed",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many requests. Wait a moment, then try again. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:rate_limited",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many requests. Wait a moment, then try again.",
                     *       "code": "rate_limited",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListProviderKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKeyListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                scope: components["schemas"]["ProviderKeyScope"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutProviderKeyRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKeyResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                scope: components["schemas"]["ProviderKeyScope"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CheckProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                scope: components["schemas"]["ProviderKeyScope"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderKeyResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListSpendingLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendingLimitListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PutSpendingLimit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutSpendingLimitRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendingLimitResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeleteSpendingLimit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListMySpendingLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendingLimitListResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UploadImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadResponse"];
                };
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.too_large",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request is too large.",
                     *       "code": "request.too_large",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Send the body as application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.unsupported_media_type",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body as application/json.",
                     *       "code": "request.unsupported_media_type",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The request was refused. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:request.refused",
                     *       "title": "Unprocessable Entity",
                     *       "status": 422,
                     *       "detail": "The request was refused.",
                     *       "code": "request.refused",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetUploadContent: {
        parameters: {
            query?: {
                rendition?: "original" | "thumbnail";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Sign in, or send an API key as a bearer token. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.required",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Sign in, or send an API key as a bearer token.",
                     *       "code": "auth.required",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Your role does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:auth.forbidden",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "Your role does not allow this.",
                     *       "code": "auth.forbidden",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
