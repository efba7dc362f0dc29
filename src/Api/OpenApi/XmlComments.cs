using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace ImageGenerator.Api.OpenApi;

/// <summary>The code's comments as the document's descriptions.</summary>
internal static partial class XmlComments
{
    /// <summary>
    /// Reads an assembly's comments. Where a line of the source ends means nothing to who reads them.
    /// </summary>
    public static XPathDocument Read(string assembly)
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"ImageGenerator.{assembly}.xml"));
        foreach (var text in comments.DescendantNodes().OfType<XText>())
            text.Value = LineEnd().Replace(text.Value, " ");
        return new XPathDocument(comments.CreateReader());
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineEnd();
}
