using ImageGenerator.Domain.Providers;
using NetVips;

namespace ImageGenerator.Infrastructure.Media;

/// <summary>What is asked of an image of libvips, beyond what NetVips says of it.</summary>
internal static class ImageProperties
{
    private const int Upright = 1;
    private const int FirstSidewaysOrientation = 5;
    private const int LastOrientation = 8;

    extension(Image image)
    {
        /// <summary>Width and height as stored.</summary>
        public ImageSize StoredSize => new(image.Width, image.Height);

        /// <summary>Width and height as shown, that is after turning the image as its EXIF orientation says.</summary>
        public ImageSize ShownSize =>
            image.Orientation >= FirstSidewaysOrientation ? new ImageSize(image.Height, image.Width) : image.StoredSize;

        /// <summary>True when EXIF says that it has to be turned or mirrored to be shown.</summary>
        public bool NeedsTurning => image.Orientation > Upright;

        private int Orientation =>
            image.Contains("orientation")
            && image.Get("orientation") is int and >= Upright and <= LastOrientation and var known
                ? known
                : Upright;

        /// <summary>A piece of metadata as text; null when the image has none of that name.</summary>
        public string? TextField(string name) => image.Contains(name) ? image.Get(name) as string : null;

        /// <summary>The image made to fit a square, never enlarged.</summary>
        public Image Shrink(int longSide) => image.ThumbnailImage(longSide, height: longSide, size: Enums.Size.Down);
    }
}
