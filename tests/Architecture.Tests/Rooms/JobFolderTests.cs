using ImageGenerator.Architecture.Tests.Support;

namespace ImageGenerator.Architecture.Tests.Rooms;

[TestFixture]
internal sealed class JobFolderTests
{
    [TestCaseSource(typeof(JobFolderRule), nameof(JobFolderRule.Folders))]
    public void Folder_OfTheEngine_NamesNoKindOfJob(string folder)
    {
        var files = Directory.GetFiles(Repository.PathTo("src", folder), "*.cs", SearchOption.AllDirectories);

        var naming = files
            .Select(file => (File: Path.GetFileName(file), Kinds: JobFolderRule.NamedKinds(File.ReadAllText(file))))
            .Where(found => found.Kinds.Count > 0)
            .Select(found => $"{found.File}: {string.Join(", ", found.Kinds)}")
            .ToList();

        Assert.That(files, Is.Not.Empty, "or there was nothing to judge");
        Assert.That(naming, Is.Empty, "a kind of job has one IJobType in its own folder");
    }

    [TestCase("private Task RunAsync(Generation job) => x;", "Generation")]
    [TestCase("case UpscaleRequest request:", "UpscaleRequest")]
    [TestCase("// a Generation is a job\nusing ImageGenerator.Domain.Generations;\nvar x = job.Id;", null)]
    [TestCase("public required GenerationSettings Settings;", "GenerationSettings")]
    public void Rule_FindsWhatNamesAKind(string code, string? found)
    {
        Assert.That(JobFolderRule.NamedKinds(code), Is.EqualTo(found is null ? [] : new[] { found }));
    }
}
