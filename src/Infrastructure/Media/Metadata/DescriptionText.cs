using System.Text;
using System.Xml;
using System.Xml.Linq;
using ImageGenerator.Application.Media;
using ImageGenerator.Domain.Common;

namespace ImageGenerator.Infrastructure.Media.Metadata;

/// <summary>
/// What an image was made from as a text, in the form that tools of the field read (AUTOMATIC1111's <c>parameters</c>).
/// </summary>
internal static class DescriptionText
{
    // A JPEG's segment takes less than 64 KB, and a character up to four bytes.
    private const int MaxCharacters = 12_000;

    private static readonly XNamespace _meta = "adobe:ns:meta/";
    private static readonly XNamespace _rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace _dublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace _xmp = "http://ns.adobe.com/xap/1.0/";

    public static string Of(ImageDescription description)
    {
        var text = new StringBuilder(Text.Truncate(description.Prompt, MaxCharacters / 2));
        if (description.NegativePrompt is { Length: > 0 } negative)
            text.Append("\nNegative prompt: ").Append(Text.Truncate(negative, MaxCharacters / 4));
        text.Append('\n');
        if (description.Seed is { } seed)
            text.Append(FormattableString.Invariant($"Seed: {seed}, "));
        text.Append(FormattableString.Invariant($"Size: {description.Width}x{description.Height}, "));
        text.Append(
            $"Model: {description.Model}, Provider: {description.Provider}, Generation: {description.GenerationId}"
        );
        return string.Concat(text.ToString().EnumerateRunes().Where(IsText));
    }

    /// <summary>The text as an XMP packet.</summary>
    public static byte[] ToXmp(string text)
    {
        var packet = new XElement(
            _meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", _meta),
            new XElement(
                _rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", _rdf),
                new XElement(
                    _rdf + "Description",
                    new XAttribute(_rdf + "about", ""),
                    new XAttribute(XNamespace.Xmlns + "dc", _dublinCore),
                    new XAttribute(XNamespace.Xmlns + "xmp", _xmp),
                    new XElement(_xmp + "CreatorTool", "ImageGenerator"),
                    new XElement(
                        _dublinCore + "description",
                        new XElement(
                            _rdf + "Alt",
                            new XElement(_rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text)
                        )
                    )
                )
            )
        );
        return Encoding.UTF8.GetBytes(
            "<?xpacket begin='\uFEFF' "
                + $"id='W5M0MpCehiHzreSzNTczkc9d'?>{packet.ToString(SaveOptions.DisableFormatting)}<?xpacket end='r'?>"
        );
    }

    // Neither format takes control characters; what is half a character became one that says so when the runes were
    // read.
    private static bool IsText(Rune rune) =>
        !rune.IsBmp || (XmlConvert.IsXmlChar((char)rune.Value) && rune.Value != '\r');
}
