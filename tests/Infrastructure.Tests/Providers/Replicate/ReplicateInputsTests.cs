using System.Text.Json;
using ImageGenerator.Application.Providers;
using ImageGenerator.Domain.Common;
using ImageGenerator.Domain.Providers;
using ImageGenerator.Infrastructure.Providers.Replicate;
using ImageGenerator.Infrastructure.Tests.Providers.Support;

namespace ImageGenerator.Infrastructure.Tests.Providers.Replicate;

/// <summary>The words of each model.</summary>
internal sealed class ReplicateInputsTests
{
    private static readonly RequestImage _image = ProviderScene.Image([1]);

    [Test]
    public void Schnell_TakesStepsCountAndRatio() =>
        Assert.That(
            Json(
                ReplicateScene.SchnellRequest with
                {
                    Count = 3,
                    AspectRatio = "16:9",
                    OutputFormat = OutputFormat.Webp,
                    Parameters = ProviderScene.Parameters(("steps", 4), ("goFast", false), ("outputQuality", 90)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"16:9","num_outputs":3,"num_inference_steps":4,"seed":42,"go_fast":false,"output_format":"webp","output_quality":90}"""
            )
        );

    [Test]
    public void Dev_TakesAnImageAndItsStrength() =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-dev") with
                {
                    References = [_image],
                    Strength = 0.6m,
                    Parameters = ProviderScene.Parameters(("guidance", 3.5)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"1:1","num_outputs":1,"guidance":3.5,"seed":42,"output_format":"png","image":"file:1","prompt_strength":0.6}"""
            )
        );

    [Test]
    public void Pro_TakesExactSizesAsCustom() =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-1.1-pro") with
                {
                    Size = new ImageSize(1344, 768),
                    AspectRatio = "16:9",
                    OutputFormat = OutputFormat.Jpeg,
                    Parameters = ProviderScene.Parameters(("safetyTolerance", 2), ("promptUpsampling", true)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"custom","width":1344,"height":768,"seed":42,"prompt_upsampling":true,"safety_tolerance":2,"output_format":"jpg"}"""
            )
        );

    [Test]
    public void Ultra_TurnsTheStrengthRound() =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-1.1-pro-ultra") with
                {
                    References = [_image],
                    Strength = 0.75m,
                    Parameters = ProviderScene.Parameters(("raw", true)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"1:1","seed":42,"raw":true,"output_format":"png","image_prompt":"file:1","image_prompt_strength":0.25}"""
            )
        );

    [TestCase(true, "match_input_image")]
    [TestCase(false, "1:1")]
    public void Kontext_FollowsTheReferencesShapeWhenTold(bool match, string ratio) =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-kontext-max") with
                {
                    References = [_image],
                    Parameters = ProviderScene.Parameters(("matchReference", match)),
                }
            ),
            Is.EqualTo(
                $$"""{"prompt":"A red fox in the snow","aspect_ratio":"{{ratio}}","seed":42,"output_format":"png","input_image":"file:1"}"""
            )
        );

    [Test]
    public void Flux2_TakesManyImages() =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-2-flex") with
                {
                    References = [_image, _image],
                    Parameters = ProviderScene.Parameters(("steps", 30), ("guidance", 4)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"custom","width":1024,"height":1024,"steps":30,"guidance":4,"seed":42,"output_format":"png","input_images":["file:1","file:2"]}"""
            )
        );

    [Test]
    public void Flux2_WhenItFollowsTheReferencesShape_NamesNoSize() =>
        Assert.That(
            Json(
                ReplicateScene.For("flux-2-pro") with
                {
                    References = [_image],
                    Parameters = ProviderScene.Parameters(("matchReference", true)),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","aspect_ratio":"match_input_image","seed":42,"output_format":"png","input_images":["file:1"]}"""
            )
        );

    [Test]
    public void Sdxl_HasItsOwnWords() =>
        Assert.That(
            Json(
                ReplicateScene.SdxlRequest with
                {
                    NegativePrompt = "fog",
                    Count = 2,
                    References = [_image],
                    Mask = _image,
                    Strength = 0.8m,
                    Parameters = ProviderScene.Parameters(("steps", 25), ("guidance", 7.5), ("scheduler", "DDIM")),
                }
            ),
            Is.EqualTo(
                """{"prompt":"A red fox in the snow","negative_prompt":"fog","width":1024,"height":1024,"num_outputs":2,"num_inference_steps":25,"guidance_scale":7.5,"scheduler":"DDIM","seed":42,"image":"file:1","mask":"file:mask","prompt_strength":0.8}"""
            )
        );

    [TestCase(0, 1)]
    [TestCase(4294967295, 4294967295)]
    public void Seed_WhenItWouldMeanAny_IsTheNext(long seed, long sent) =>
        Assert.That(
            ReplicateInputs.SeedOf(ReplicateScene.SchnellRequest with { Seed = Seed.From(seed) }),
            Is.EqualTo(sent)
        );

    private static string Json(ImageRequest request) =>
        JsonSerializer.Serialize(
            ReplicateInputs.For(
                request,
                [.. request.References.Select((_, index) => $"file:{index + 1}")],
                request.Mask is null ? null : "file:mask"
            ),
            ReplicateJson.Default.ReplicateInput
        );
}
