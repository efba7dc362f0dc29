// Generated from openapi/v1.json by `npm run generate`. Do not edit.

export interface paths {
    "/api/v1/admin/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists prices by model, the latest first */
        get: operations["ListPrices"];
        put?: never;
        /** Enters what a model costs from a day on; earlier prices stay */
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
        /** Lists the providers with their settings, health and load */
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
        /** Changes a provider's settings; what is missing stays */
        patch: operations["ChangeProvider"];
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
        /** Asks a provider whether it is there and takes the key */
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
        /** Reads one asset with where it came from and what was made from it */
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
        /**
         * Serves an asset's bytes; they never change, so they may be cached for good
         * @description Understands `Range`, and answers 304 without a body to an `If-None-Match` that names the `ETag`.
         */
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
        /** Ends the session of this browser, or of the bearer token that is sent */
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
        /**
         * Renews the tokens
         * @description A refresh token is good once; the answer brings the next one. When the answer is lost, the same token may be sent again within ten seconds. A token that was used before that ends its session with `auth.refresh_token_reused`.
         */
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
    "/api/v1/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists edits, newest first */
        get: operations["ListEdits"];
        put?: never;
        /**
         * Asks for a change to an image
         * @description `upscale` makes an image larger. Answers 202 with the waiting edit, or 200 with the finished one when `Prefer: wait=n` (1-60 seconds) is sent and it is done in time. With an `Idempotency-Key` the same request makes one edit however often it is sent.
         */
        post: operations["CreateEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads one edit with its attempts */
        get: operations["GetEdit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edits/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops an edit */
        post: operations["CancelEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edits/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tries a failed or cancelled edit again */
        post: operations["RetryEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/edits/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what an edit would cost and make; creates nothing */
        post: operations["EstimateEdit"];
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
         * @description `generation.updated` and `edit.updated` carry where the job stands, what it costs and why it failed; `asset.created` carries an image. While a model shows unfinished images, `partials` names them (`index`, `version`; see `GetPartialImage`). `provider_key.rejected` and `provider_key.out_of_credit` carry provider, scope, person and reason; a person's own key is nobody else's business. The schema has the data of each event under the event's name. Progress within a stage is told in steps, and of several steps that wait to be sent the last is sent; stages and ends are always told. `scope`, `subject` and `events` narrow the stream; an unknown filter is refused with `events.filter_unknown`. Send `Last-Event-ID` to get what was missed; `stream.reset` says that some of it is no longer kept and everything should be read again. A comment is sent every 15 seconds.
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
         * @description Answers 202 with the waiting generation, or 200 with the finished one when `Prefer: wait=n` (1-60 seconds) is sent and it is done in time. When it is not, the answer comes after those seconds: 202, with the generation as far as it has come. With an `Idempotency-Key` the same request makes one generation however often it is sent.
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
    "/api/v1/generations/{id}/partials/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Serves the latest unfinished form of an image, while its generation runs */
        get: operations["GetPartialImage"];
        put?: never;
        post?: never;
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
        /** Changes one's own password and ends one's other sessions */
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
        /** Lists the models on offer with what they can do and what it costs */
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
        /** Lists one's own keys and the organization's, masked; operators see the installation's too */
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
        /** Stores a key after the provider was asked whether it takes it */
        put: operations["SaveProviderKey"];
        post?: never;
        /** Forgets a key at once */
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
        /** Asks the provider whether it takes the key */
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
        /** Lists every limit of the organization */
        get: operations["ListSpendingLimits"];
        /**
         * Sets a limit, or changes the one of this scope, subject and period
         * @description What was spent in this period, and what is set aside for jobs that have not ended, counts from the start.
         */
        put: operations["SetSpendingLimit"];
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
        /** Takes a limit away */
        delete: operations["RemoveSpendingLimit"];
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
        /**
         * Takes in an image that generations may refer to
         * @description Send a PNG, JPEG or WebP image of 25 MB at most: as the field `file` of a form, or as the body itself. Its type is read from the bytes. It is turned upright by its EXIF orientation. What no generation refers to is removed after 7 days.
         */
        post: operations["CreateUpload"];
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
        /**
         * Serves an upload's bytes; they never change
         * @description Understands `Range`, and answers 304 without a body to an `If-None-Match` that names the `ETag`.
         */
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
        /** @description What a model costs from a day on. */
        AddPriceRequest: {
            /** @description What the provider charges, 1 to 50 lines. */
            components: components["schemas"]["PriceLineRequest"][];
            /** @description What that usually comes to, where it is only known afterwards (tokens, seconds). */
            expected?: null | components["schemas"]["PriceLineRequest"][];
            /**
             * @description A model's id from `GET /models`.
             * @example offline/preview
             */
            model: string;
            /**
             * @description Where the price was read, 1 to 500 characters.
             * @example Contract of 2026-12-01
             */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds (UTC); today at the earliest.
             */
            validFrom: string;
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
        /** @description An image came into the library: what it takes to show it. Read the asset for the rest. */
        AssetCreatedEvent: {
            /**
             * Format: int64
             * @description Length of the original.
             */
            bytes: number;
            /**
             * Format: uuid
             * @description The id of the person who asked for it.
             */
            createdById: string;
            /**
             * Format: uuid
             * @description The generation that made it; null when a job of another kind did.
             */
            generationId: null | string;
            /**
             * Format: int32
             * @description In pixels.
             */
            height: number;
            /**
             * Format: uuid
             * @description The asset's id.
             */
            id: string;
            /**
             * Format: int32
             * @description Its place in the job, from 0.
             */
            index: number;
            /**
             * Format: uuid
             * @description The job that made it.
             */
            jobId: string;
            /** @description What sort of job that was: `generation`, `upscale`. */
            kind: string;
            /** @description Of the original. */
            mediaType: string;
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * Format: date-time
             * @description When it came.
             */
            occurredAt: string;
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /** @description What it was asked to show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /**
             * Format: int64
             * @description The seed that made it; null when none did.
             */
            seed: null | number;
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
        /** @description An image of the library, with where it came from and what was made from it. */
        AssetDetailResponse: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
            aspectRatio: null | string;
            /**
             * Format: int64
             * @description Length of the original.
             */
            bytes: number;
            /**
             * Format: decimal
             * @description Its share of the job's cost in dollars; null when unknown.
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
            /** @description What was made from it, newest first, 50 at most; `GET /assets?source=` lists all. */
            derived: components["schemas"]["DerivedAssetResponse"][];
            /**
             * Format: uuid
             * @description The generation that made it; null when a job of another kind did.
             */
            generationId: null | string;
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
             * @description Its place in the job, from 0.
             */
            index: number;
            /** @description True when it was drawn by a renderer that only previews. */
            isPreviewRender: boolean;
            /**
             * Format: uuid
             * @description The job that made it.
             */
            jobId: string;
            /** @description What sort of job that was: `generation`. More may come. */
            kind: string;
            /** @description Of the original. */
            mediaType: string;
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The model's own settings. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /** @description What it was asked to show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /** @description The images that it was made from, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /**
             * Format: int64
             * @description The seed that made it; null when none did.
             */
            seed: null | number;
            /** @description Of the original, lower-case hex. */
            sha256: string;
            /** @description The images of the library that it was made from, by role and place. One of them may be gone by now. */
            sources: components["schemas"]["SourceAssetResponse"][];
            /**
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
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
        /** @description A page of assets. */
        AssetListResponse: {
            /** @description Newest first. */
            items: components["schemas"]["AssetResponse"][];
            /** @description For the next page; null on the last one. */
            nextCursor: null | string;
        };
        /** @description An image of the library, with where it came from. */
        AssetResponse: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
            aspectRatio: null | string;
            /**
             * Format: int64
             * @description Length of the original.
             */
            bytes: number;
            /**
             * Format: decimal
             * @description Its share of the job's cost in dollars; null when unknown.
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
             * @description The generation that made it; null when a job of another kind did.
             */
            generationId: null | string;
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
             * @description Its place in the job, from 0.
             */
            index: number;
            /** @description True when it was drawn by a renderer that only previews. */
            isPreviewRender: boolean;
            /**
             * Format: uuid
             * @description The job that made it.
             */
            jobId: string;
            /** @description What sort of job that was: `generation`. More may come. */
            kind: string;
            /** @description Of the original. */
            mediaType: string;
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The model's own settings. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /** @description What it was asked to show. */
            prompt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /** @description The images that it was made from, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /**
             * Format: int64
             * @description The seed that made it; null when none did.
             */
            seed: null | number;
            /** @description Of the original, lower-case hex. */
            sha256: string;
            /**
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
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
         * @description What an asset was for another one that was made from it.
         * @enum {string}
         */
        AssetSourceRole: "source" | "reference" | "mask";
        /**
         * @description How an attempt ended.
         * @enum {string}
         */
        AttemptOutcome: "completed" | "refused" | "rateLimited" | "unavailable" | "credentialRejected" | "outOfCredit" | "notPermitted" | "serverError" | "invalid" | "noOutput" | "timedOut" | "unknown" | "cancelled" | "abandoned";
        /** @description One try at a provider. */
        AttemptResponse: {
            /** @description `pending` while it runs; then whether the provider charged for it, as far as that is known. */
            charge: components["schemas"]["Charge"];
            /**
             * Format: date-time
             * @description When it ended.
             */
            completedAt: null | string;
            /**
             * Format: decimal
             * @description What it came to, in dollars; null while it runs, and when nobody knows.
             */
            cost: null | number;
            /**
             * Format: int64
             * @description How long it took; null while it runs.
             */
            durationMs: null | number;
            /** @description Whose key was used; null where none is needed. */
            keyOwner: components["schemas"]["CredentialScope"] | null;
            /** @description The provider's words. */
            message: null | string;
            /** @description For which model. */
            model: string;
            /** @description What people call the model. */
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
            /** @description What people call the provider. */
            providerName: string;
            /**
             * Format: date-time
             * @description Written down before the provider was called.
             */
            startedAt: string;
        };
        /** @description Whether a model can be used now. */
        AvailabilityResponse: {
            /** @description Whose key would be used; null when none is needed or there is none. */
            keyOwner: components["schemas"]["CredentialScope"] | null;
            /** @description `switched_off`, `no_key`, `no_address` or `retired`; null when it can be used. */
            reason: null | string;
            /** @description True when it can. */
            usable: boolean;
        };
        /** @description Why a request would be refused. */
        BlockedResponse: {
            /** @description `budget.exceeded` or `budget.price_unknown`. */
            code: string;
            /** @description The same in plain words. */
            message: string;
        };
        /** @description What a limit leaves for a request. */
        BudgetResponse: {
            /**
             * Format: decimal
             * @description How much may be spent, in dollars.
             */
            limit: number;
            /**
             * Format: uuid
             * @description The limit.
             */
            limitId: string;
            /** @description A day or a month of UTC. */
            period: components["schemas"]["LimitPeriod"];
            /**
             * Format: decimal
             * @description What is left, in dollars.
             */
            remaining: number;
            /** @description Whose spending counts. */
            scope: components["schemas"]["LimitScope"];
        };
        /** @description What a model can do when it generates images; what is not listed is refused. */
        CapabilitiesResponse: {
            /** @description The aspect ratios on offer, the default first. */
            aspectRatios: components["schemas"]["AspectRatioResponse"][];
            /** @description Whether a mask may say which part of the first reference image is to be changed. */
            mask: boolean;
            /**
             * Format: int32
             * @description Images per request at most.
             */
            maxCount: number;
            /**
             * Format: int32
             * @description Reference images per request at most; 0 for none.
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
            /** @description Whether a strength says how far the result may leave the first reference image. */
            strength: boolean;
        };
        /** @description The old and the new password. */
        ChangePasswordRequest: {
            /** @description The password until now. */
            currentPassword: string;
            /** @description 10 to 128 characters. */
            newPassword: string;
        };
        /**
         * @description What is known of whether a provider charged for an attempt, or for a whole job.
         * @enum {string}
         */
        Charge: "pending" | "none" | "charged" | "unknown";
        /** @description What something costs. A null is an unknown amount, never zero. */
        CostResponse: {
            /**
             * Format: decimal
             * @description The sum of all amounts that are known; null until it has finished, and when no amount is known.
             */
            actual: null | number;
            /** @description `pending` until it has finished; then whether it was charged, as far as that is known. */
            charge: components["schemas"]["Charge"];
            /** @description ISO 4217. */
            currency: string;
            /**
             * Format: decimal
             * @description Expected at submission.
             */
            estimated: null | number;
            /** @description True while an attempt is under way that the provider may charge even if it is cancelled now. */
            mayBeCharged: boolean;
            /**
             * Format: int32
             * @description How many amounts are not in `actual` because nobody knows them: the provider may charge them.
             */
            unknownAmounts: number;
        };
        /** @description A key to be made. */
        CreateApiKeyRequest: {
            /**
             * Format: date-time
             * @description When it ends by itself; never when not given. A time without an offset is UTC.
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
            /** @description The secret. Keep it safe: it cannot be shown again. */
            key: string;
            /** @description What it is for. */
            name: string;
            /** @description The secret's first characters, by which it is recognised. */
            prefix: string;
        };
        /**
         * @description Whose key pays for a job.
         * @enum {string}
         */
        CredentialScope: "platform" | "organization" | "user";
        /**
         * @description What is known of whether a stored key works.
         * @enum {string}
         */
        CredentialStatus: "untested" | "working" | "rejected" | "unreachable" | "outOfCredit";
        /** @description An image of the library that was made from another one. */
        DerivedAssetResponse: {
            /**
             * Format: uuid
             * @description Its id.
             */
            assetId: string;
            /**
             * Format: date-time
             * @description When it came into the library.
             */
            createdAt: string;
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
        };
        /** @description An image that an edit made. */
        EditedImageResponse: {
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
             * @description Its place in the edit, from 0.
             */
            index: number;
            /** @description Of the original. */
            mediaType: string;
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
            /**
             * Format: int64
             * @description The seed that made it; null where none did.
             */
            seed: null | number;
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
        /** @description What an edit would cost and make. */
        EditEstimateResponse: {
            /** @description Why the request would be refused now for the money's sake; null when it would not be. */
            blocked: components["schemas"]["BlockedResponse"] | null;
            /** @description What the spending limits leave that the request would have to keep. */
            budget: components["schemas"]["BudgetResponse"][];
            /** @description The price before the click; `estimated` is null when unknown. */
            cost: components["schemas"]["CostResponse"];
            /**
             * Format: int32
             * @description Of the result, in pixels; null where the model has a size of its own.
             */
            height: null | number;
            /** @description The model that would be used. */
            model: string;
            /** @description Its name. */
            modelName: string;
            /** @description The price that was used; null when it is unknown. */
            price: components["schemas"]["EstimatePriceResponse"] | null;
            /** @description Its provider. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /**
             * Format: double
             * @description How long it usually takes; null when unknown.
             */
            typicalSeconds: null | number;
            /**
             * Format: int32
             * @description Of the result, in pixels; null where the model has a size of its own.
             */
            width: null | number;
        };
        /**
         * @description What can be done to an image.
         * @enum {string}
         */
        EditKind: "upscale";
        /** @description A page of edits. */
        EditListResponse: {
            /** @description Newest first. */
            items: components["schemas"]["EditSummaryResponse"][];
            /** @description Gets the next page; null on the last one. */
            nextCursor: null | string;
        };
        /** @description A change to an image of the library. A setting that the model lacks is refused. */
        EditRequest: {
            /** @description Which other models may take over when one fails; `samePrice` when not given. For a named model those of its family, for `auto` all that can do the same. */
            failover?: components["schemas"]["Failover"] | null;
            /** @description What is to be done. `upscale` makes the image larger; more kinds may come. */
            kind: components["schemas"]["EditKind"];
            /** @description Your own words about the edit, by name: 16 entries at most, names of 1 to 64 characters, texts of up to 512. They are kept and returned, and mean nothing to the product. */
            metadata?: null | {
                [key: string]: string;
            };
            /**
             * @description A model's id from `GET /models?operation=upscale`, a family of models, or `auto` for the best that can do it; `auto` when not given.
             * @example offline/resample
             */
            model?: null | string;
            /** @description What the image does not show; only for models that take it. */
            negativePrompt?: null | string;
            /** @description The file format; the source's where the model makes it, when not given. */
            outputFormat?: components["schemas"]["OutputFormat"] | null;
            /** @description The operation's settings by name, as the model describes them: `factor` (2 or 4, say) where the model offers one, `creativity`. */
            parameters?: null | {
                [key: string]: true | false | (number | string);
            };
            /** @description What decides where `model` leaves a choice; the administrators' order when not given. */
            prefer?: components["schemas"]["RoutePreference"] | null;
            /**
             * @description What the image shows. Required by models that paint details by it, and refused by those that take none: see `operations[].inputs.prompt` in `GET /models?operation=upscale`.
             * @example A lighthouse at dusk, long exposure
             */
            prompt?: null | string;
            /**
             * Format: int64
             * @description 0 to 4294967295; only for models that take one. Chosen at random when not given.
             */
            seed?: null | number;
            /** @description The image to start from. It stays as it is; the result is an image of its own. */
            source: components["schemas"]["EditSourceRequest"];
        };
        /** @description An edit. */
        EditResponse: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
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
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /** @description Who asked. */
            createdBy: components["schemas"]["PersonResponse"];
            /** @description Which other models may take over. */
            failover: components["schemas"]["Failover"];
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What came of it, with the addresses of the files (`url`); complete when the status is `completed`. */
            images: components["schemas"]["EditedImageResponse"][];
            /** @description What is done. */
            kind: components["schemas"]["EditKind"];
            /** @description What the caller noted on it; `droppedParameters`: what its model lacks. Empty when nothing was. */
            metadata: {
                [key: string]: string;
            };
            /** @description Images that were asked for and did not arrive, by place; empty unless the status is `completed`. The provider's charge is for all that it made. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The operation's settings by name. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description What the image shows: the prompt that was given, or the one that the source was made by; null when there is none. */
            prompt: null | string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /**
             * Format: int32
             * @description How many jobs are before it, while it waits; 1000 means 1000 or more.
             */
            queuePosition: null | number;
            /** @description What the request named: a model, a family, or `auto`; null when it named nothing. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library: the storage is full, say. Only while the stage is `saving`. */
            savingNotice: null | string;
            /**
             * Format: int64
             * @description The seed; null for models that take none.
             */
            seed: null | number;
            /** @description The image that it starts from. It may have been deleted since. */
            source: components["schemas"]["EditSourceResponse"];
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
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
            /**
             * Format: date-time
             * @description When it last moved on: a new stage, a new percentage, an end.
             */
            updatedAt: string;
        };
        /** @description The image that an edit starts from. */
        EditSourceRequest: {
            /**
             * Format: uuid
             * @description An image of the library.
             */
            assetId: string;
        };
        /** @description The image that an edit starts from. */
        EditSourceResponse: {
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
            /** @description WebP, longer side 1280 pixels at most. */
            previewUrl: string;
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
        /** @description An edit in a list: everything but attempts and place in the queue. */
        EditSummaryResponse: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
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
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /** @description Who asked. */
            createdBy: components["schemas"]["PersonResponse"];
            /** @description Which other models may take over. */
            failover: components["schemas"]["Failover"];
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What came of it, with the addresses of the files (`url`); complete when the status is `completed`. */
            images: components["schemas"]["EditedImageResponse"][];
            /** @description What is done. */
            kind: components["schemas"]["EditKind"];
            /** @description What the caller noted on it; `droppedParameters`: what its model lacks. Empty when nothing was. */
            metadata: {
                [key: string]: string;
            };
            /** @description Images that were asked for and did not arrive, by place; empty unless the status is `completed`. The provider's charge is for all that it made. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The operation's settings by name. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description What the image shows: the prompt that was given, or the one that the source was made by; null when there is none. */
            prompt: null | string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /** @description What the request named: a model, a family, or `auto`; null when it named nothing. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library: the storage is full, say. Only while the stage is `saving`. */
            savingNotice: null | string;
            /**
             * Format: int64
             * @description The seed; null for models that take none.
             */
            seed: null | number;
            /** @description The image that it starts from. It may have been deleted since. */
            source: components["schemas"]["EditSourceResponse"];
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
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
            /**
             * Format: date-time
             * @description When it last moved on: a new stage, a new percentage, an end.
             */
            updatedAt: string;
        };
        /** @description Where an edit stands: all of it but what was asked for, its image and its attempts. */
        EditUpdatedEvent: {
            /**
             * Format: int32
             * @description How many attempts were made.
             */
            attempts: number;
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
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description The id of the person who asked.
             */
            createdById: string;
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Images that did not arrive, by place; empty unless the status is `completed`. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The id of the model that is used; another one may have been used instead of the one before. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * Format: date-time
             * @description When it happened. An event that is older than one that was seen has been overtaken.
             */
            occurredAt: string;
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library. Only while the stage is `saving`. */
            savingNotice: null | string;
            /** @description What it is doing while it is processing. */
            stage: components["schemas"]["JobStage"] | null;
            /**
             * Format: date-time
             * @description When the first attempt began.
             */
            startedAt: null | string;
            /** @description Where it stands. */
            status: components["schemas"]["JobStatus"];
        };
        /** @description The line of the price book that an estimate comes from. */
        EstimatePriceResponse: {
            /** @description Where it was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds.
             */
            validFrom: string;
        };
        /** @description Images of which the price is asked. Nothing is required: the prompt may still be missing. A setting that the model lacks is refused. */
        EstimateRequest: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
            aspectRatio?: null | string;
            /**
             * Format: int32
             * @description How many images, 1 to 4; 1 when not given.
             * @example 2
             */
            count?: null | number;
            /** @description Which other providers of the same model may be used when one fails; `samePrice` when not given. */
            failover?: components["schemas"]["Failover"] | null;
            /**
             * Format: int32
             * @description Exact height in pixels, together with width.
             */
            height?: null | number;
            /** @description Which part of the first reference image is to be changed: white is changed, black is kept. As large as that image. */
            mask?: components["schemas"]["ReferenceRequest"] | null;
            /** @description Your own words about the generation, by name: 16 entries at most, names of 1 to 64 characters, texts of up to 512. They are kept and returned, and mean nothing to the product. */
            metadata?: null | {
                [key: string]: string;
            };
            /**
             * @description A model's id from `GET /models`, a family of models (`flux-1-schnell`) whose provider is then chosen, or `auto` for the best of all that can do it. When not given: the default model (`isDefault` in `GET /models`), or the cheapest other real one where that lacks a setting.
             * @example offline/preview
             */
            model?: null | string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt?: null | string;
            /** @description The file format; the model's first one when not given. */
            outputFormat?: components["schemas"]["OutputFormat"] | null;
            /** @description Settings that only this model has, by name, as its capabilities describe them. */
            parameters?: null | {
                [key: string]: true | false | (number | string);
            };
            /** @description What decides between providers and models where `model` leaves a choice; the administrators' order when not given. */
            prefer?: components["schemas"]["RoutePreference"] | null;
            /**
             * @description What the images should show. Up to the model's `promptLimit`, 500 characters by default.
             * @example A lighthouse at dusk, long exposure
             */
            prompt?: null | string;
            /** @description A quality preset of the model. */
            quality?: components["schemas"]["Quality"] | null;
            /** @description Images to be changed or followed, from uploads or from the library; only for models that take them. */
            references?: null | components["schemas"]["ReferenceRequest"][];
            /**
             * Format: int64
             * @description 0 to 4294967295; the same seed with the same settings gives the same images. Chosen at random when not given.
             * @example 42
             */
            seed?: null | number;
            /**
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength?: null | number;
            /**
             * Format: int32
             * @description Exact width in pixels, together with height.
             */
            width?: null | number;
        };
        /** @description What a request would cost and make. */
        EstimateResponse: {
            /** @description Why the request would be refused now for the money's sake; null when it would not be. */
            blocked: components["schemas"]["BlockedResponse"] | null;
            /** @description What the spending limits leave that the request would have to keep. */
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
            /** @description The price that was used; null when it is unknown. */
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
         * @description Whose events a stream tells.
         * @enum {string}
         */
        EventScope: "all" | "mine";
        /**
         * @description Which other providers may be used when one fails. The price before the click is a promise, to the cent.
         * @enum {string}
         */
        Failover: "samePrice" | "anyPrice" | "none";
        /** @description Why a job failed. */
        FailureResponse: {
            /** @description `content_refused`, `rate_limited`, `provider_unavailable`, `invalid_request`, `credential_rejected`, `out_of_credit`, `model_not_available`, `budget_exceeded`, `timed_out`, `outcome_unknown` or `no_output`. */
            code: string;
            /** @description Whose key the last attempt used; null where none was needed or none was there. */
            keyOwner: components["schemas"]["CredentialScope"] | null;
            /** @description The provider's reason, or ours, in plain words. Whether it was charged is in `cost`. */
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
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
            aspectRatio?: null | string;
            /**
             * Format: int32
             * @description How many images, 1 to 4; 1 when not given.
             * @example 2
             */
            count?: null | number;
            /** @description Which other providers of the same model may be used when one fails; `samePrice` when not given. */
            failover?: components["schemas"]["Failover"] | null;
            /**
             * Format: int32
             * @description Exact height in pixels, together with width.
             */
            height?: null | number;
            /** @description Which part of the first reference image is to be changed: white is changed, black is kept. As large as that image. */
            mask?: components["schemas"]["ReferenceRequest"] | null;
            /** @description Your own words about the generation, by name: 16 entries at most, names of 1 to 64 characters, texts of up to 512. They are kept and returned, and mean nothing to the product. */
            metadata?: null | {
                [key: string]: string;
            };
            /**
             * @description A model's id from `GET /models`, a family of models (`flux-1-schnell`) whose provider is then chosen, or `auto` for the best of all that can do it. When not given: the default model (`isDefault` in `GET /models`), or the cheapest other real one where that lacks a setting.
             * @example offline/preview
             */
            model?: null | string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt?: null | string;
            /** @description The file format; the model's first one when not given. */
            outputFormat?: components["schemas"]["OutputFormat"] | null;
            /** @description Settings that only this model has, by name, as its capabilities describe them. */
            parameters?: null | {
                [key: string]: true | false | (number | string);
            };
            /** @description What decides between providers and models where `model` leaves a choice; the administrators' order when not given. */
            prefer?: components["schemas"]["RoutePreference"] | null;
            /**
             * @description What the images shall show. Up to the model's `promptLimit`, 500 characters by default.
             * @example A lighthouse at dusk, long exposure
             */
            prompt: string;
            /** @description A quality preset of the model. */
            quality?: components["schemas"]["Quality"] | null;
            /** @description Images to be changed or followed, from uploads or from the library; only for models that take them. */
            references?: null | components["schemas"]["ReferenceRequest"][];
            /**
             * Format: int64
             * @description 0 to 4294967295; the same seed with the same settings gives the same images. Chosen at random when not given.
             * @example 42
             */
            seed?: null | number;
            /**
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
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
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
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
            /** @description Why it may take longer than a minute, while it is not finished: `This model usually takes about 2 minutes.` Null for a quick model. */
            durationNotice: null | string;
            /**
             * Format: int32
             * @description How many seconds it will probably still take; null when nobody can tell.
             */
            estimatedSecondsRemaining: null | number;
            /** @description Which other models may take over. */
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
            /** @description The images with the addresses of their files (`url`), by place; complete when the status is `completed`. */
            images: components["schemas"]["GeneratedImageResponse"][];
            /** @description The mask that went along. */
            mask: components["schemas"]["ReferenceResponse"] | null;
            /** @description What the caller noted on it; `droppedParameters`: what its model lacks. Empty when nothing was. */
            metadata: {
                [key: string]: string;
            };
            /** @description Images that were asked for and did not arrive, by place; empty unless the status is `completed`. The provider's charge is for all that it made. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The model's own settings. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /** @description Unfinished images, while it runs and its model shows them; empty in lists. `generation.updated` tells of newer ones. */
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
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /**
             * Format: int32
             * @description How many jobs are before it, while it waits; 1000 means 1000 or more.
             */
            queuePosition: null | number;
            /** @description The images that went along, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /** @description What the request named: a model, a family, or `auto`; null when it named nothing. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library: the storage is full, say. Only while the stage is `saving`. */
            savingNotice: null | string;
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
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
            /**
             * Format: date-time
             * @description When it last moved on: a new stage, a new percentage, an end.
             */
            updatedAt: string;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            width: number;
        };
        /** @description A generation in a list: everything but attempts and queue position. */
        GenerationSummaryResponse: {
            /**
             * @description One of the model's aspect ratios; not together with an exact width and height.
             * @example 16:9
             */
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
            /** @description Which other models may take over. */
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
            /** @description The images with the addresses of their files (`url`), by place; complete when the status is `completed`. */
            images: components["schemas"]["GeneratedImageResponse"][];
            /** @description The mask that went along. */
            mask: components["schemas"]["ReferenceResponse"] | null;
            /** @description What the caller noted on it; `droppedParameters`: what its model lacks. Empty when nothing was. */
            metadata: {
                [key: string]: string;
            };
            /** @description Images that were asked for and did not arrive, by place; empty unless the status is `completed`. The provider's charge is for all that it made. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The model's id. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * @description What the images do not show; only for models that take it.
             * @example people, text
             */
            negativePrompt: null | string;
            /** @description The file format. */
            outputFormat: components["schemas"]["OutputFormat"];
            /** @description The model's own settings. */
            parameters: {
                [key: string]: true | false | (number | string);
            };
            /** @description Unfinished images, while it runs and its model shows them; empty in lists. `generation.updated` tells of newer ones. */
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
            /** @description A quality preset of the model. */
            quality: components["schemas"]["Quality"] | null;
            /** @description The images that went along, in order. */
            references: components["schemas"]["ReferenceResponse"][];
            /** @description What the request named: a model, a family, or `auto`; null when it named nothing. */
            requestedModel: null | string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library: the storage is full, say. Only while the stage is `saving`. */
            savingNotice: null | string;
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
             * Format: decimal
             * @description How far the result may leave the first reference image: 0 keeps it, 1 ignores it. Null leaves it to the model.
             * @example 0.6
             */
            strength: null | number;
            /**
             * Format: date-time
             * @description When it last moved on: a new stage, a new percentage, an end.
             */
            updatedAt: string;
            /**
             * Format: int32
             * @description Of each image, in pixels.
             */
            width: number;
        };
        /** @description Where a generation stands: all of it but what was asked for, its images and its attempts. */
        GenerationUpdatedEvent: {
            /**
             * Format: int32
             * @description How many attempts were made.
             */
            attempts: number;
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
             * Format: date-time
             * @description When it was asked for.
             */
            createdAt: string;
            /**
             * Format: uuid
             * @description The id of the person who asked.
             */
            createdById: string;
            /** @description Why it failed; null unless it did. */
            failure: components["schemas"]["FailureResponse"] | null;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Images that did not arrive, by place; empty unless the status is `completed`. */
            missingImages: components["schemas"]["MissingImageResponse"][];
            /** @description The id of the model that is used; another one may have been used instead of the one before. */
            model: string;
            /** @description The model's name. */
            modelName: string;
            /**
             * Format: date-time
             * @description When it happened. An event that is older than one that was seen has been overtaken.
             */
            occurredAt: string;
            /** @description The latest unfinished images, all of them; only in the events that tell of newer ones. */
            partials?: null | components["schemas"]["PartialImageEvent"][];
            /**
             * Format: int32
             * @description 0 to 100.
             */
            progress: number;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /**
             * Format: date-time
             * @description When the next attempt is due, while a failed one is being waited out.
             */
            retryAt: null | string;
            /** @description Why the images are made and not yet in the library. Only while the stage is `saving`. */
            savingNotice: null | string;
            /** @description What it is doing while it is processing. */
            stage: components["schemas"]["JobStage"] | null;
            /**
             * Format: date-time
             * @description When the first attempt began.
             */
            startedAt: null | string;
            /** @description Where it stands. */
            status: components["schemas"]["JobStatus"];
        };
        /** @description How a provider does, from the jobs of the last minutes and from cheap checks. */
        HealthResponse: {
            /**
             * Format: date-time
             * @description When it was last checked; null when never.
             */
            checkedAt: null | string;
            /**
             * Format: date-time
             * @description The provider asked for a pause until then.
             */
            pausedUntil: null | string;
            /** @description Why it is not healthy. */
            reason: null | string;
            /** @description In one word. */
            state: components["schemas"]["ProviderHealthStatus"];
            /**
             * Format: double
             * @description Of the last minutes' attempts, 0 to 1; null when there were none.
             */
            successRate: null | number;
            /**
             * Format: double
             * @description How long an attempt took, the median; null when there were none.
             */
            typicalSeconds: null | number;
        };
        /**
         * @description Whether an input is taken.
         * @enum {string}
         */
        InputUse: "none" | "optional" | "required";
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
         * @description How long a spending limit counts before it resets. Days and months are those of UTC.
         * @enum {string}
         */
        LimitPeriod: "day" | "month";
        /**
         * @description Whose spending a limit counts.
         * @enum {string}
         */
        LimitScope: "organization" | "user" | "apiKey";
        /**
         * @description What something is made of, or made into.
         * @enum {string}
         */
        Medium: "image" | "audio" | "video" | "text";
        /** @description The signed-in person. */
        MeResponse: {
            /** @description True for those who run this installation: its providers, their prices and the platform's keys. */
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
        /**
         * @description Whether a file says what it was made from.
         * @enum {string}
         */
        MetadataChoice: "none" | "include";
        /** @description An image that was asked for and did not arrive, although the job completed. */
        MissingImageResponse: {
            /**
             * Format: int32
             * @description Its place among the job's images, from 0.
             */
            index: number;
            /** @description Why, in plain words. */
            reason: string;
        };
        /** @description The models on offer. */
        ModelListResponse: {
            /** @description The default one first. */
            items: components["schemas"]["ModelResponse"][];
        };
        /** @description The price book. */
        ModelPriceListResponse: {
            /** @description By model, the latest first. */
            items: components["schemas"]["ModelPriceResponse"][];
        };
        /** @description A line of the price book. */
        ModelPriceResponse: {
            /** @description What the provider charges. */
            components: components["schemas"]["PriceLineResponse"][];
            /**
             * Format: date-time
             * @description When it was entered. Jobs from before keep the price that they had.
             */
            createdAt: string;
            /** @description Who entered it; null when it came with the product. */
            enteredBy: components["schemas"]["PersonResponse"] | null;
            /** @description What that usually comes to; empty when the components say it. */
            expected: components["schemas"]["PriceLineResponse"][];
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description True when the model costs this now. */
            isCurrent: boolean;
            /** @description The model's id. */
            model: string;
            /** @description Where the price was read. */
            source: string;
            /**
             * Format: date
             * @description The first day on which it holds (UTC).
             */
            validFrom: string;
        };
        /** @description A model on offer. */
        ModelResponse: {
            /** @description Whether you can use it now. */
            availability: components["schemas"]["AvailabilityResponse"];
            /** @description What it can do when it generates images; a model that generates none has no `modes`. */
            capabilities: components["schemas"]["CapabilitiesResponse"];
            /** @description What it is good for. */
            description: string;
            /** @description The name that the same model has at every provider; usable in requests as well. */
            family: null | string;
            /** @description How its provider does. */
            health: components["schemas"]["HealthResponse"];
            /** @description The name to use in requests. */
            id: string;
            /** @description True for the model that your requests get when they name none: by default the cheapest real one that you can use with a working key, otherwise the preview renderer. */
            isDefault: boolean;
            /** @description True for a renderer that only previews. */
            isPreview: boolean;
            /** @description What people read. */
            name: string;
            /** @description Everything that it can be asked to do. */
            operations: components["schemas"]["OperationResponse"][];
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
            /** @description The id of the model to use instead of a retired one. */
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
        /** @description What an operation takes. */
        OperationInputsResponse: {
            /** @description The sizes of images that it takes; null for any. */
            imageSize: components["schemas"]["SizeLimitsResponse"] | null;
            /** @description Whether a mask may say which part of the first image is meant. */
            mask: boolean;
            /**
             * Format: int32
             * @description Images that may go along at most; 0 for none.
             */
            maxImages: number;
            /**
             * Format: int32
             * @description Images that have to go along at least.
             */
            minImages: number;
            /** @description Whether it takes a negative prompt. */
            negativePrompt: boolean;
            /** @description Whether it takes a prompt. */
            prompt: components["schemas"]["InputUse"];
            /** @description Whether a seed makes results reproducible. */
            seed: boolean;
        };
        /** @description What an operation makes. */
        OperationOutputResponse: {
            /** @description The file formats on offer, the default first. */
            formats: string[];
            /**
             * Format: int32
             * @description Results per request at most.
             */
            maxCount: number;
            /**
             * Format: int64
             * @description Pixels of one result at most; null where nothing is known of it.
             */
            maxPixels: null | number;
            /** @description What the result is. */
            medium: components["schemas"]["Medium"];
        };
        /** @description Something that a model can be asked to do; what is not listed is refused. */
        OperationResponse: {
            /** @description `generate`, `upscale`. */
            id: string;
            /** @description What it takes. */
            inputs: components["schemas"]["OperationInputsResponse"];
            /** @description What it makes. */
            output: components["schemas"]["OperationOutputResponse"];
            /** @description Settings that only this operation of this model has. */
            parameters: components["schemas"]["ParameterResponse"][];
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
         * @description How a parameter is entered and checked.
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
        /** @description A setting that only this model has, or one of its operations; enough to draw a form from. */
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
             * Format: decimal
             * @description Largest number.
             */
            maximum: null | number;
            /**
             * Format: int32
             * @description Characters at most.
             */
            maxLength: null | number;
            /**
             * Format: decimal
             * @description Smallest number.
             */
            minimum: null | number;
            /** @description The name in `parameters`. */
            name: string;
            /** @description The values on offer: of a choice, and of a number that has only a few. */
            options: components["schemas"]["ParameterOptionResponse"][];
            /**
             * Format: decimal
             * @description Sensible step between numbers.
             */
            step: null | number;
        };
        /** @description An unfinished image; its bytes are at `/api/v1/generations/{id}/partials/{index}?v={version}`. */
        PartialImageEvent: {
            /**
             * Format: int32
             * @description Its place in the generation, from 0.
             */
            index: number;
            /**
             * Format: int32
             * @description Grows with every newer one.
             */
            version: number;
        };
        /** @description An unfinished image of a running generation. */
        PartialImageResponse: {
            /**
             * Format: int32
             * @description Its place in the generation, from 0.
             */
            index: number;
            /** @description Where it is for now; WebP. */
            url: string;
            /**
             * Format: int32
             * @description Grows with every newer one.
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
        /** @description One line of a price. */
        PriceComponentResponse: {
            /**
             * Format: decimal
             * @description For one unit in dollars; of tokens, for a million.
             */
            amount: number;
            /**
             * Format: decimal
             * @description Units that cost nothing.
             */
            included: number;
            /** @description What is counted. */
            unit: components["schemas"]["PriceUnit"];
            /** @description The settings under which it counts, by name; empty for always. */
            when: {
                [key: string]: string;
            };
        };
        /** @description One line of a price: so much for each unit. */
        PriceLineRequest: {
            /**
             * Format: decimal
             * @description In dollars, 0 to 10000, with 8 decimals at most.
             * @example 0.04
             */
            amount: number;
            /**
             * Format: decimal
             * @description Units that cost nothing, up to a million; 0 when not given.
             */
            included?: null | number;
            /** @description What is counted. Of tokens, the amount is for a million; of characters, for a thousand. */
            unit: components["schemas"]["PriceUnit"];
            /** @description The settings under which the line counts: `quality`, `size` (`1024x1024`), `aspectRatio`, `references`, or a parameter of the model, such as `factor`. Of several lines for one unit the one with the most conditions that hold counts. */
            when?: null | {
                [key: string]: string;
            };
        };
        /** @description One line of a price. */
        PriceLineResponse: {
            /**
             * Format: decimal
             * @description In dollars; of tokens, for a million; of characters, for a thousand.
             */
            amount: number;
            /**
             * Format: decimal
             * @description Units that cost nothing.
             */
            included: number;
            /** @description What is counted. */
            unit: components["schemas"]["PriceUnit"];
            /** @description The settings under which it counts. */
            when: {
                [key: string]: string;
            };
        };
        /** @description A price of the price book. */
        PriceResponse: {
            /** @description What is charged. */
            components: components["schemas"]["PriceComponentResponse"][];
            /** @description ISO 4217. */
            currency: string;
            /** @description What that usually comes to, where it is only known afterwards. */
            expected: components["schemas"]["PriceComponentResponse"][];
            /**
             * Format: decimal
             * @description For one result with every setting left as it is; null when it cannot be told before.
             */
            from: null | number;
            /**
             * Format: decimal
             * @description For one image, where the model costs that and nothing else; null elsewhere.
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
        /**
         * @description What a provider counts when it charges.
         * @enum {string}
         */
        PriceUnit: "request" | "image" | "megapixel" | "inputImage" | "inputMegapixel" | "second" | "inputTextToken" | "inputImageToken" | "outputImageToken" | "outputTextToken" | "inputCharacter" | "inputMediaSecond" | "outputMediaSecond";
        /** @description A refusal or a fault (RFC 9457). */
        ProblemDetails: {
            /** @description Stable, for programs: `generation.not_found`. */
            code: string;
            /** @description For people: what happened, and what to do. */
            detail: string;
            /** @description The fields at fault, by JSON name; there only when fields are. */
            errors?: {
                [key: string]: string[];
            };
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Names this request in our logs. */
            traceId: null | string;
            /** @description `urn:imagegenerator:problem:` and the code. */
            type: string;
        };
        /** @description New settings of a provider; what is missing stays. */
        ProviderChangeRequest: {
            /**
             * Format: int32
             * @description Jobs at the same time, over all workers.
             */
            concurrency?: null | number;
            /** @description False is the kill switch: its waiting jobs move to other providers, or end. */
            enabled?: null | boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order?: null | number;
            /**
             * Format: int32
             * @description Attempts that may begin within a minute, over all workers; 0 lifts the limit.
             */
            requestsPerMinute?: null | number;
            /** @description Whether a request that ended in a server error is sent again, there or elsewhere, although nobody knows whether it was charged. Without that it ends as `outcome_unknown` and waits until a person decides. */
            resendAfterServerError?: null | boolean;
        };
        /** @description What a check found. */
        ProviderCheckResponse: {
            /** @description How the provider does now. */
            health: components["schemas"]["HealthResponse"];
        };
        /**
         * @description How well a provider does.
         * @enum {string}
         */
        ProviderHealthStatus: "unknown" | "healthy" | "degraded" | "down";
        /** @description Something about a provider key. It is told once, until the key works again. */
        ProviderKeyEvent: {
            /**
             * Format: date-time
             * @description When it was noticed.
             */
            occurredAt: string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's words, without any part of the key. */
            reason: string;
            /** @description Whose key it is; the installation's is told to the organization that operates it. */
            scope: components["schemas"]["CredentialScope"];
            /**
             * Format: uuid
             * @description The person whose key it is; null where it is not a person's.
             */
            userId: null | string;
        };
        /** @description Provider keys. */
        ProviderKeyListResponse: {
            /** @description By provider, then the installation's, the organization's and one's own. */
            items: components["schemas"]["ProviderKeyResponse"][];
        };
        /** @description A provider's key, masked. */
        ProviderKeyResponse: {
            /** @description Where the key is used; null for the provider's usual address. */
            baseAddress: null | string;
            /**
             * Format: date-time
             * @description When the key was entered; null for a key that comes from the configuration.
             */
            createdAt: null | string;
            /** @description Who entered it; null for a key that comes from the configuration. */
            createdBy: components["schemas"]["PersonResponse"] | null;
            /** @description True for a key that comes from the configuration: it can be checked, and be preceded by a stored one, but not changed here. */
            fromConfiguration: boolean;
            /** @description The key's last four characters (`…abcd`); null when it is too short to show any, or not yours to see. */
            hint: null | string;
            /**
             * Format: uuid
             * @description Its id; null for a key that comes from the configuration.
             */
            id: null | string;
            /**
             * Format: date-time
             * @description When the provider was last asked about it.
             */
            lastCheckedAt: null | string;
            /** @description Why the provider did not take it or was not reached. */
            lastError: null | string;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            lastUsedAt: null | string;
            /** @description The provider's id. */
            provider: string;
            /** @description The provider's name. */
            providerName: string;
            /** @description Whose key it is. */
            scope: components["schemas"]["CredentialScope"];
            /** @description What is known of whether it works; `outOfCredit` is a key that is taken and whose account has no money left. */
            status: components["schemas"]["CredentialStatus"];
        };
        /** @description The providers. */
        ProviderListResponse: {
            /** @description By the order in which they are asked. */
            items: components["schemas"]["ProviderResponse"][];
        };
        /** @description A provider as its administrators see it. */
        ProviderResponse: {
            /** @description The API's address; null for a self-hosted one. */
            baseAddress: null | string;
            /**
             * Format: int32
             * @description Jobs at the same time, over all workers.
             */
            concurrency: number;
            /** @description What its settings are when nobody has changed them. */
            defaults: components["schemas"]["ProviderSettingsResponse"];
            /** @description What it is. */
            description: string;
            /** @description False when it is switched off. */
            enabled: boolean;
            /** @description Where the provider says that server errors are not charged: then they are always sent again; null where none says so. */
            errorsAreFreeSource: null | string;
            /** @description How it does. */
            health: components["schemas"]["HealthResponse"];
            /** @description The name in requests and records. */
            id: string;
            /** @description Where people get a key. */
            keyPage: null | string;
            /** @description What a key begins with. */
            keyPrefix: null | string;
            /** @description Whether it is only asked when no other one can do it. */
            lastResort: boolean;
            /**
             * Format: int32
             * @description How many models it offers.
             */
            models: number;
            /** @description What people read. */
            name: string;
            /** @description Whether it can only be asked with a key. */
            needsKey: boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order: number;
            /** @description The installation's key for it, masked; null when there is none. */
            platformKey: components["schemas"]["ProviderKeyResponse"] | null;
            /**
             * Format: int32
             * @description Attempts that may begin within a minute; null for any number.
             */
            requestsPerMinute: null | number;
            /** @description Whether what ended in a server error is sent again although it may have been charged. */
            resendAfterServerError: boolean;
            /**
             * Format: int32
             * @description Its jobs at work.
             */
            running: number;
            /** @description Whether somebody runs it themselves. */
            selfHosted: boolean;
            /**
             * Format: int32
             * @description Its queued jobs.
             */
            waiting: number;
        };
        /** @description A provider's settings. */
        ProviderSettingsResponse: {
            /**
             * Format: int32
             * @description Jobs at the same time, over all workers.
             */
            concurrency: number;
            /** @description False when it is switched off. */
            enabled: boolean;
            /**
             * Format: int32
             * @description Smaller is asked first.
             */
            order: number;
            /**
             * Format: int32
             * @description Attempts that may begin within a minute; null for any number.
             */
            requestsPerMinute: null | number;
            /** @description Whether what ended in a server error is sent again although it may have been charged. */
            resendAfterServerError: boolean;
        };
        /**
         * @description The quality presets of the product; a provider's adapter maps them to its own.
         * @enum {string}
         */
        Quality: "standard" | "hd" | "ultra";
        /** @description An image that goes along with a request: an asset or an upload, one of the two. */
        ReferenceRequest: {
            /**
             * Format: uuid
             * @description An image of the library.
             */
            assetId?: null | string;
            /**
             * Format: uuid
             * @description An image that was brought along: `POST /uploads`.
             */
            uploadId?: null | string;
        };
        /** @description An image that went along with a request. */
        ReferenceResponse: {
            /**
             * Format: uuid
             * @description The upload's or the asset's id.
             */
            id: string;
            /** @description Where it lies. */
            source: components["schemas"]["ReferenceSource"];
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where it is. */
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
        /**
         * @description What decides between models that can all do what is asked for.
         * @enum {string}
         */
        RoutePreference: "price" | "speed" | "quality" | "health";
        /** @description A provider's key, as its own pages show it. */
        SaveProviderKeyRequest: {
            /**
             * @description Where the provider answers, when not at its usual address: absolute, http or https, without user name, query or fragment, 500 characters at most. The key goes to this address and to no other.
             * @example https://images.example.com/v1
             */
            baseAddress?: null | string;
            /** @description 8 to 512 printable ASCII characters without spaces; may be left out for a server that asks for none. */
            key?: null | string;
        };
        /** @description What the stream sends: for each event's name, the JSON that is its data. */
        ServerEvents: {
            /** @description An image came into the library. */
            "asset.created"?: components["schemas"]["AssetCreatedEvent"];
            /** @description An edit changed. */
            "edit.updated"?: components["schemas"]["EditUpdatedEvent"];
            /** @description A generation changed, or shows newer unfinished images. */
            "generation.updated"?: components["schemas"]["GenerationUpdatedEvent"];
            /** @description A provider takes a key whose account has no money left. */
            "provider_key.out_of_credit"?: components["schemas"]["ProviderKeyEvent"];
            /** @description A provider does not take a key any more. */
            "provider_key.rejected"?: components["schemas"]["ProviderKeyEvent"];
        };
        /** @description How much may be spent. */
        SetSpendingLimitRequest: {
            /**
             * Format: decimal
             * @description In dollars, more than 0, with 8 decimals at most.
             * @example 50
             */
            amount: number;
            /** @description A day or a month of UTC. */
            period: components["schemas"]["LimitPeriod"];
            /** @description Whose spending counts. */
            scope: components["schemas"]["LimitScope"];
            /**
             * Format: uuid
             * @description The person's or the API key's id; not given for the organization.
             */
            subjectId?: null | string;
        };
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
        /** @description The sizes that a model takes. */
        SizeLimitsResponse: {
            /**
             * Format: int64
             * @description Width times height at most.
             */
            maxPixels: number;
            /**
             * Format: decimal
             * @description The longer side over the shorter one at most; null for no limit but that of the sides.
             */
            maxRatio: null | number;
            /**
             * Format: int32
             * @description Longest side, in pixels.
             */
            maxSide: number;
            /**
             * Format: int64
             * @description Width times height at least; 0 for no limit but that of the sides.
             */
            minPixels: number;
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
        /** @description An image of the library that another one was made from. */
        SourceAssetResponse: {
            /**
             * Format: uuid
             * @description Its id.
             */
            assetId: string;
            /**
             * Format: int32
             * @description Its place among those of its role, from 0.
             */
            position: number;
            /** @description What it was for. */
            role: components["schemas"]["AssetSourceRole"];
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where the original is. */
            url: string;
        };
        /** @description Spending limits. */
        SpendingLimitListResponse: {
            /** @description The organization's first, then people's, then API keys'. */
            items: components["schemas"]["SpendingLimitResponse"][];
        };
        /** @description A spending limit in the period of this moment. Amounts in dollars. */
        SpendingLimitResponse: {
            /**
             * Format: decimal
             * @description How much may be spent.
             */
            amount: number;
            /**
             * Format: decimal
             * @description What is set aside for jobs that have not ended.
             */
            held: number;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description A day or a month of UTC. */
            period: components["schemas"]["LimitPeriod"];
            /**
             * Format: date-time
             * @description When it resets.
             */
            periodEnd: string;
            /**
             * Format: date-time
             * @description The period's first moment.
             */
            periodStart: string;
            /**
             * Format: decimal
             * @description What is left.
             */
            remaining: number;
            /** @description Whose spending counts. */
            scope: components["schemas"]["LimitScope"];
            /**
             * Format: decimal
             * @description What jobs have come to that were submitted in this period; an unknown amount counts as what was set aside for it.
             */
            spent: number;
            /**
             * Format: uuid
             * @description The person or the API key; null for the organization.
             */
            subjectId: null | string;
            /** @description Their name. */
            subjectName: string;
            /**
             * Format: int32
             * @description How many amounts nobody knows of those that were spent: the providers may or may not charge them.
             */
            unknownAmounts: number;
        };
        /** @description What can be changed of an account. */
        UpdateMeRequest: {
            /**
             * @description The name that others see, 1 to 100 characters.
             * @example Ada L.
             */
            displayName: string;
        };
        /**
         * @description The forms that an upload is served in.
         * @enum {string}
         */
        UploadRendition: "original" | "thumbnail";
        /** @description An image that was brought along. */
        UploadResponse: {
            /**
             * Format: int64
             * @description Its length.
             */
            bytes: number;
            /**
             * Format: date-time
             * @description When it came. What no generation refers to for 7 days is removed.
             */
            createdAt: string;
            /**
             * Format: int32
             * @description In pixels, as shown.
             */
            height: number;
            /**
             * Format: uuid
             * @description To refer to it: `references: [{ "uploadId": … }]`.
             */
            id: string;
            /** @description Read from the bytes: `image/png`, `image/jpeg` or `image/webp`. */
            mediaType: string;
            /** @description WebP, longer side 512 pixels at most. */
            thumbnailUrl: string;
            /** @description Where it is, upright. */
            url: string;
            /**
             * Format: int32
             * @description In pixels, as shown.
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
                    "application/json": components["schemas"]["ModelPriceListResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                    "application/json": components["schemas"]["ModelPriceResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                    "application/json": components["schemas"]["ProviderListResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ChangeProvider: {
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
                "application/json": components["schemas"]["ProviderChangeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                /** @description Made at or after this time (ISO 8601); UTC when it has no offset. */
                from?: string;
                /** @description Rows per page, 1 to 100; 50 when not given. */
                limit?: number;
                /** @description Only this model's, by id. */
                model?: string;
                /** @description Only those that lie like this. */
                orientation?: components["schemas"]["Orientation"];
                /** @description Words that the prompt holds, each of them; the last may be the beginning of a word. Case, accents, width and typographic signs make no difference. Words and signs without a space between them, such as `f/1.8`, `covid-19` or `100%`, are looked for as they stand. Nothing is an operator: `%`, `_`, `*`, `-` and `AND` mean themselves. Signs alone find the prompts that hold them; without any visible character nothing is searched for. */
                search?: string;
                /** @description Only what was made from this image of the library; 404 when there is no such image. */
                source?: string;
                /** @description Made before this time (ISO 8601); UTC when it has no offset. */
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                    "application/json": components["schemas"]["AssetDetailResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                /** @description `include` writes prompt, model, seed and generation into the original while it is sent: PNG as the text `parameters`, JPEG and WebP as XMP `dc:description`. `none` when not given. */
                metadata?: components["schemas"]["MetadataChoice"];
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
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ListEdits: {
        parameters: {
            query?: {
                /** @description The page after the one that answered with this `nextCursor`. */
                cursor?: string;
                /** @description Edits per page, 1 to 100; 50 when not given. */
                limit?: number;
                /** @description Only those with this status. */
                status?: components["schemas"]["JobStatus"];
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
                    "application/json": components["schemas"]["EditListResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CreateEdit: {
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
                "application/json": components["schemas"]["EditRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditResponse"];
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
            /** @description It costs more than a spending limit leaves. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:budget.exceeded",
                     *       "title": "Payment Required",
                     *       "status": 402,
                     *       "detail": "It costs more than a spending limit leaves.",
                     *       "code": "budget.exceeded",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetEdit: {
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
                    "application/json": components["schemas"]["EditResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CancelEdit: {
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
                    "application/json": components["schemas"]["EditResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RetryEdit: {
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
                    "application/json": components["schemas"]["EditResponse"];
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
            /** @description It costs more than a spending limit leaves. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:budget.exceeded",
                     *       "title": "Payment Required",
                     *       "status": 402,
                     *       "detail": "It costs more than a spending limit leaves.",
                     *       "code": "budget.exceeded",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    EstimateEdit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditEstimateResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            query?: {
                /** @description Only events of these names, with commas between them: `generation.updated,asset.created`. */
                events?: string;
                /** @description `mine` tells only of what you asked for and of your own keys; `all` when not given. */
                scope?: components["schemas"]["EventScope"];
                /** @description Only this generation, by id, with the images that it makes. */
                subject?: string;
            };
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
                    "text/event-stream": components["schemas"]["ServerEvents"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                /** @description Made at or after this time (ISO 8601); UTC when it has no offset. */
                from?: string;
                /** @description Rows per page, 1 to 100; 50 when not given. */
                limit?: number;
                /** @description Only this model's, by id. */
                model?: string;
                /** @description Words that the prompt holds, each of them; the last may be the beginning of a word. Case, accents, width and typographic signs make no difference. Words and signs without a space between them, such as `f/1.8`, `covid-19` or `100%`, are looked for as they stand. Nothing is an operator: `%`, `_`, `*`, `-` and `AND` mean themselves. Signs alone find the prompts that hold them; without any visible character nothing is searched for. */
                search?: string;
                /** @description Only those that stand here. */
                status?: components["schemas"]["JobStatus"];
                /** @description Made before this time (ISO 8601); UTC when it has no offset. */
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                 * @description `wait=n`: answer when the generation has finished, after 1 to 60 seconds at most. More than 60 counts as 60. What cannot be understood, and 0, is ignored. `Preference-Applied` says what was applied.
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
            /** @description It costs more than a spending limit leaves. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:budget.exceeded",
                     *       "title": "Payment Required",
                     *       "status": 402,
                     *       "detail": "It costs more than a spending limit leaves.",
                     *       "code": "budget.exceeded",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    GetPartialImage: {
        parameters: {
            query?: {
                /** @description The version that is wanted at least, so that caches do not answer with an older one. */
                v?: number;
            };
            header?: never;
            path: {
                /** @description The generation. */
                id: string;
                /** @description The image's place, from 0. */
                index: number;
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
                    "image/webp": string;
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description It costs more than a spending limit leaves. */
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:budget.exceeded",
                     *       "title": "Payment Required",
                     *       "status": 402,
                     *       "detail": "It costs more than a spending limit leaves.",
                     *       "code": "budget.exceeded",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                "application/json": components["schemas"]["EstimateRequest"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            query?: {
                /** @description What they have to be able to do: an operation's id, such as `generate` or `upscale`, or `any` for all models. Without it, those are listed that generate images. */
                operation?: string;
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
                    "application/json": components["schemas"]["ModelListResponse"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SaveProviderKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                scope: components["schemas"]["CredentialScope"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveProviderKeyRequest"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                scope: components["schemas"]["CredentialScope"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
                scope: components["schemas"]["CredentialScope"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SetSpendingLimit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSpendingLimitRequest"];
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RemoveSpendingLimit: {
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CreateUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The storage is full, so nothing was saved. Tell an operator of this installation, and try again when there is space. */
            507: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:storage.full",
                     *       "title": "Insufficient Storage",
                     *       "status": 507,
                     *       "detail": "The storage is full, so nothing was saved. Tell an operator of this installation, and try again when there is space.",
                     *       "code": "storage.full",
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
                /** @description Which form; the original when not given. */
                rendition?: components["schemas"]["UploadRendition"];
            };
            header?: never;
            path: {
                /** @description The upload. */
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
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
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
            /** @description Something went wrong on our side. Try again; if it stays, tell us the traceId. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.fault",
                     *       "title": "Internal Server Error",
                     *       "status": 500,
                     *       "detail": "Something went wrong on our side. Try again; if it stays, tell us the traceId.",
                     *       "code": "service.fault",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service is not available now. Try again in a moment. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "urn:imagegenerator:problem:service.unavailable",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The service is not available now. Try again in a moment.",
                     *       "code": "service.unavailable",
                     *       "traceId": "0af7651916cd43dd8448eb211c80319c"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
