namespace ImageGenerator.Application.Common;

/// <summary>
/// Made once for each scope, and found by the scan: under the interfaces of the application that it implements, or
/// under its own type when it implements none.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScopedServiceAttribute : Attribute;

/// <summary>Made once for the process, and found by the scan like <see cref="ScopedServiceAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SingletonServiceAttribute : Attribute;
