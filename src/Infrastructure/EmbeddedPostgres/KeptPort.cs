using System.Globalization;

namespace ImageGenerator.Infrastructure.EmbeddedPostgres;

/// <summary>The port that the server had last time, in the file <c>port</c> beside the data.</summary>
internal sealed class KeptPort(string folder)
{
    private readonly string _path = Path.Combine(folder, "port");

    /// <summary>Null when there is none, or the file is not what we wrote.</summary>
    public int? Read()
    {
        try
        {
            return
                ushort.TryParse(File.ReadAllText(_path), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                && port > 0
                ? port
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public void Write(int port)
    {
        if (Read() == port)
            return;

        var unfinished = _path + ".new";
        File.WriteAllText(unfinished, port.ToString(CultureInfo.InvariantCulture));
        File.Move(unfinished, _path, overwrite: true);
    }
}
