namespace ImageGenerator.Domain.Common;

/// <summary>What a file is for people: how it is probed, shown and counted follows from it.</summary>
public enum MediaKind
{
    Image,
}
