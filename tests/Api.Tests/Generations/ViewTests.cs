using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageGenerator.Api.Tests.Support;
using ImageGenerator.Domain.Assets;
using ImageGenerator.Domain.Generations;

namespace ImageGenerator.Api.Tests.Generations;

/// <summary>
/// Rows with a value in every column that no member has by default, read back over HTTP: whatever a reader forgets to
/// read, or an endpoint to pass on, is missing here.
/// </summary>
internal sealed class ViewTests
{
    private static readonly DateTimeOffset _start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    // What holds others is shown through them; a time that was asked for as whether it was; MissingOutputs as
    // missingImages; the rest is the engine's own.
    private static readonly string[] _notShownAsSuch =
    [
        "Settings",
        "Origin",
        "File",
        "Size",
        "Mode",
        "SeedIsChosen",
        "OrganizationId",
        "ApiKeyId",
        "Events",
        "Extension",
        "CancelRequestedAt",
        "IsCancelRequested",
        "IsFinished",
        "HasAttemptsLeft",
        "OpenAttempt",
        "AttemptsBeforeRetry",
        "PriorCost",
        "IsPaidByPerson",
        "Held",
        "EstimatedCost",
        "ExpectedCost",
        "ActualCost",
        "UnknownAmounts",
        "Charge",
        "OutputKind",
        "Noun",
        "Operation",
        "Queue",
        "IsUnderWay",
        "CurrentAttempts",
        "TriedProviders",
        "ParentId",
        "Priority",
        "NotBefore",
        "AttemptsAllowed",
        "AttemptCount",
        "Children",
        "MissingOutputs",
    ];

    private Account _ada = null!;
    private Guid _generation;
    private Guid _asset;
    private Guid _upload;
    private Guid _mask;
    private Guid _source;
    private Guid _derived;

    private static ApiHost Host => Hosts.Idle;

    [OneTimeSetUp]
    public async Task SeedRowsAsync()
    {
        _ada = await Host.RegisterAsync();
        (_asset, _upload, _mask) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        (_source, _derived) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        _generation = (await _ada.Client.CreateAsync(GenerationCalls.Small("a boat"))).Id();
        await Host.Data.ExecuteAsync("DELETE FROM job_queue WHERE job_id = $1", _generation);
        await Host.Data.ExecuteAsync(
            """
            UPDATE jobs SET status = 'Processing', stage = 'Saving', progress = 95, cancel_requested_at = $2 + interval '8 s',
                settings = $3::jsonb, metadata = '{"order": "17"}', model = 'together/flux-1-schnell', requested_model = 'auto',
                provider = 'together', failover = 'AnyPrice', estimated_cost = 0.0125, actual_cost = 0.03, failure_code = 'OutOfCredit', failure_message = 'Top up.',
                unknown_amounts = 2, charge = 'Charged', expected_cost = 0.0125, saving_notice = 'The storage is full.',
                missing_outputs = '[{"index": 4, "reason": "It cannot be read."}]', created_at = $2, updated_at = $2 + interval '8 s', started_at = $2 + interval '1 s', completed_at = $2 + interval '7 s',
                retry_at = $2 + interval '9 s'
            WHERE id = $1
            """,
            _generation,
            _start,
            Settings()
        );
        await Host.Data.ExecuteAsync(
            """
            INSERT INTO provider_attempts (job_id, number, provider, model, started_at, completed_at, provider_job_id, outcome, message, charge, cost, key_owner)
            VALUES ($1, 1, 'together', 'together/flux-1-schnell', $2 + interval '1 s', $2 + interval '3.5 s', 'job-17', 'OutOfCredit', 'Top up.', 'Charged', 0.02, 'Organization')
            """,
            _generation,
            _start
        );
        await Host.Data.ExecuteAsync(
            "INSERT INTO partial_images (job_id, index, version, blob_key, organization_id, shown_at) VALUES ($1, 2, 3, 'nowhere', $2, $3)",
            _generation,
            _ada.OrganizationId,
            _start
        );
        await Host.Data.ExecuteAsync(
            """
            INSERT INTO assets (id, organization_id, created_at, bytes, extension, media_type, width, height, sha256, job_id, index, created_by,
                provider, model, settings, seed, cost)
            VALUES ($1, $2, $3, 81234, 'webp', 'image/webp', 1344, 768, repeat('ab', 32), $4, 1, $5, 'together', 'together/flux-1-schnell',
                $6::jsonb, 42, 0.01)
            """,
            _asset,
            _ada.OrganizationId,
            _start.AddSeconds(6),
            _generation,
            _ada.Id,
            Settings()
        );
        await Host.Data.ExecuteAsync(
            """
            INSERT INTO assets SELECT (jsonb_populate_record(assets, jsonb_build_object('id', $2::uuid, 'index', 2))).* FROM assets WHERE id = $1
            """,
            _asset,
            _derived
        );
        await Host.Data.ExecuteAsync(
            "INSERT INTO asset_sources (asset_id, source_asset_id, role, position) VALUES ($1, $2, 'Reference', 1), ($3, $1, 'Source', 0)",
            _asset,
            _source,
            _derived
        );
    }

    [OneTimeTearDown]
    public void SignOut() => _ada.Dispose();

    [Test]
    public async Task Generation_WithAValueInEveryColumn_IsReadBackWhole()
    {
        var read = await _ada.Client.ReadAsync($"{GenerationCalls.Path}/{_generation}");

        AssertSame(
            read,
            ExpectedGeneration(),
            except: ["queuePosition", "estimatedSecondsRemaining", "durationNotice"]
        );
    }

    [Test]
    public async Task Generation_InAList_LacksOnlyWhatListsLack()
    {
        var listed = (await _ada.Client.ReadAsync(GenerationCalls.Path)).Items().Single();

        var expected = ExpectedGeneration();
        expected.Remove("attempts");
        expected.Remove("queuePosition");
        expected.Remove("estimatedSecondsRemaining");
        expected.Remove("durationNotice");
        expected["partialImages"] = new JsonArray();
        AssertSame(listed, expected, except: ["partialImages"]);
    }

    [Test]
    public async Task Asset_WithAValueInEveryColumn_IsReadBackWhole()
    {
        var read = await _ada.Client.ReadAsync($"/api/v1/assets/{_asset}");
        var listed = (await _ada.Client.ReadAsync("/api/v1/assets")).Items().Single(item => item.Id() == _asset);

        var alone = ExpectedAsset();
        alone["sources"] = ToJson(new { role = "reference", position = 1 }, _source);
        alone["derived"] = ToJson(new { createdAt = _start.AddSeconds(6) }, _derived);
        AssertSame(read, alone, except: ["isPreviewRender"]);
        AssertSame(listed, ExpectedAsset(), except: ["isPreviewRender"]);
    }

    /// <summary>
    /// A member that is new has to be seeded above and looked for there, or to be named here as one that nobody is
    /// shown.
    /// </summary>
    [Test]
    public void Members_OfWhatIsKept_AreShownOrKnownNotToBe()
    {
        var shown = ExpectedGeneration()
            .Select(member => member.Key)
            .Concat(ExpectedAsset().Select(member => member.Key))
            .Concat(["assetId", "sources"])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = new[]
        {
            typeof(Generation),
            typeof(GenerationSettings),
            typeof(Asset),
            typeof(AssetOrigin),
            typeof(AssetFile),
        }.SelectMany(type =>
            type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Select(member => (Type: type.Name, member.Name))
        );

        Assert.That(
            kept.Where(member => !shown.Contains(member.Name) && !_notShownAsSuch.Contains(member.Name)),
            Is.Empty
        );
        Assert.That(
            _notShownAsSuch,
            Is.SubsetOf(kept.Select(member => member.Name)),
            "what is gone needs no exception"
        );
    }

    [Test]
    public void Settings_OfTheseTests_HoldAValueInEveryMember()
    {
        var written = JsonNode.Parse(Settings())!.AsObject().Select(member => member.Key);
        var kept = typeof(GenerationSettings)
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.CanWrite || member.Name == "Kind");

        Assert.That(
            written,
            Is.EquivalentTo(kept.Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name)))
        );
    }

    private string Settings() =>
        $$$"""
            {
                "kind": "generation", "prompt": "a lighthouse", "negativePrompt": "rain", "aspectRatio": "16:9", "width": 1344, "height": 768,
                "count": 3, "seed": 41, "seedIsChosen": true, "quality": "hd", "outputFormat": "webp", "parameters": {"steps": 4},
                "references": [
                    {"source": "upload", "id": "{{{_upload}}}", "size": {"width": 64, "height": 64}},
                    {"source": "asset", "id": "{{{_source}}}", "size": {"width": 64, "height": 64}}
                ],
                "mask": {"source": "upload", "id": "{{{_mask}}}", "size": {"width": 64, "height": 64}}, "strength": 0.625
            }
            """;

    private JsonObject ExpectedGeneration() =>
        ToJson(
            new
            {
                id = _generation,
                status = "processing",
                stage = "saving",
                progress = 95,
                cancelRequested = true,
                prompt = "a lighthouse",
                negativePrompt = "rain",
                model = "together/flux-1-schnell",
                modelName = "FLUX.1 schnell",
                requestedModel = "auto",
                provider = "together",
                providerName = "Together AI",
                failover = "anyPrice",
                aspectRatio = "16:9",
                width = 1344,
                height = 768,
                count = 3,
                seed = 41,
                quality = "hd",
                outputFormat = "webp",
                parameters = new { steps = 4 },
                references = new[] { Reference("upload", _upload), Reference("asset", _source) },
                mask = Reference("upload", _mask),
                strength = 0.625m,
                metadata = new { order = "17" },
                images = new[] { Image(_asset, 1), Image(_derived, 2) },
                missingImages = new[] { new { index = 4, reason = "It cannot be read." } },
                savingNotice = "The storage is full.",
                partialImages = new[]
                {
                    new
                    {
                        index = 2,
                        url = $"/api/v1/generations/{_generation}/partials/2?v=3",
                        version = 3,
                    },
                },
                cost = new
                {
                    estimated = 0.0125m,
                    actual = 0.03m,
                    unknownAmounts = 2,
                    charge = "charged",
                    mayBeCharged = true,
                    currency = "USD",
                },
                failure = new
                {
                    code = "out_of_credit",
                    message = "Top up.",
                    keyOwner = "organization",
                },
                createdBy = new { id = _ada.Id, displayName = "Ada" },
                createdAt = _start,
                updatedAt = _start.AddSeconds(8),
                startedAt = _start.AddSeconds(1),
                completedAt = _start.AddSeconds(7),
                retryAt = _start.AddSeconds(9),
                attempts = new[]
                {
                    new
                    {
                        number = 1,
                        provider = "together",
                        model = "together/flux-1-schnell",
                        startedAt = _start.AddSeconds(1),
                        completedAt = _start.AddSeconds(3.5),
                        outcome = "outOfCredit",
                        message = "Top up.",
                        providerJobId = "job-17",
                        charge = "charged",
                        cost = 0.02m,
                        providerName = "Together AI",
                        modelName = "FLUX.1 schnell",
                        keyOwner = "organization",
                        durationMs = 2500,
                    },
                },
                queuePosition = (int?)null,
                estimatedSecondsRemaining = (int?)null,
                durationNotice = (string?)null,
            }
        );

    private JsonObject ExpectedAsset() =>
        ToJson(
            new
            {
                id = _asset,
                jobId = _generation,
                kind = "generation",
                generationId = _generation,
                index = 1,
                prompt = "a lighthouse",
                negativePrompt = "rain",
                model = "together/flux-1-schnell",
                modelName = "FLUX.1 schnell",
                provider = "together",
                isPreviewRender = false,
                aspectRatio = "16:9",
                quality = "hd",
                width = 1344,
                height = 768,
                mediaType = "image/webp",
                bytes = 81234,
                sha256 = string.Concat(Enumerable.Repeat("ab", 32)),
                seed = 42,
                parameters = new { steps = 4 },
                references = new[] { Reference("upload", _upload), Reference("asset", _source) },
                strength = 0.625m,
                cost = 0.01m,
                currency = "USD",
                url = $"/api/v1/assets/{_asset}/content",
                previewUrl = $"/api/v1/assets/{_asset}/content?rendition=preview",
                thumbnailUrl = $"/api/v1/assets/{_asset}/content?rendition=thumbnail",
                createdBy = new { id = _ada.Id, displayName = "Ada" },
                createdAt = _start.AddSeconds(6),
            }
        );

    private static object Image(Guid asset, int index) =>
        new
        {
            assetId = asset,
            index,
            url = $"/api/v1/assets/{asset}/content",
            previewUrl = $"/api/v1/assets/{asset}/content?rendition=preview",
            thumbnailUrl = $"/api/v1/assets/{asset}/content?rendition=thumbnail",
            width = 1344,
            height = 768,
            seed = 42,
            mediaType = "image/webp",
        };

    private static object Reference(string source, Guid id)
    {
        var content = $"/api/v1/{source}s/{id}/content";
        return new
        {
            source,
            id,
            url = content,
            thumbnailUrl = $"{content}?rendition=thumbnail",
        };
    }

    /// <summary>
    /// The same members with the same values; and none of them is what it would be if nobody had read it.
    /// </summary>
    private static void AssertSame(JsonElement read, JsonObject expected, string[] except)
    {
        var actual = JsonNode.Parse(read.GetRawText())!.AsObject();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.Select(member => member.Key), Is.EquivalentTo(expected.Select(member => member.Key)));
            foreach (var (name, value) in expected)
            {
                Assert.That(
                    JsonNode.DeepEquals(actual[name], value),
                    Is.True,
                    $"{name}: {actual[name]?.ToJsonString()} instead of {value?.ToJsonString()}"
                );
                if (!except.Contains(name))
                    Assert.That(Defaults(value, name), Is.Empty, "seed a value that says something");
            }
        }
    }

    private static IEnumerable<string> Defaults(JsonNode? value, string path) =>
        value switch
        {
            null => [path],
            JsonObject { Count: > 0 } inner => inner.SelectMany(member =>
                Defaults(member.Value, $"{path}.{member.Key}")
            ),
            JsonArray { Count: > 0 } items => items.SelectMany((item, place) => Defaults(item, $"{path}[{place}]")),
            JsonValue leaf when leaf.ToJsonString() is not ("0" or "false" or "\"\"") => [],
            _ => [path],
        };

    private static JsonArray ToJson(object more, Guid asset)
    {
        var content = $"/api/v1/assets/{asset}/content";
        var neighbour = ToJson(
            new
            {
                assetId = asset,
                url = content,
                thumbnailUrl = $"{content}?rendition=thumbnail",
            }
        );
        foreach (var (name, value) in ToJson(more))
            neighbour[name] = value?.DeepClone();
        return [neighbour];
    }

    // Through text, so that numbers and times are compared as they are written.
    private static JsonObject ToJson(object value) =>
        JsonNode.Parse(JsonSerializer.Serialize(value, JsonSerializerOptions.Web))!.AsObject();
}
