using AutoMapper;
using AutoMapper.Internal;
using FluentValidation;
using ImageGenerator.Application.Common.Access;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
using ImageGenerator.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ImageGenerator.Application.Tests.Common;

[TestFixture]
internal sealed class RegistrationTests
{
    private static readonly Type[] _types = typeof(DependencyInjection).Assembly.GetTypes();

    private TestHost _host = null!;

    [SetUp]
    public void SetUp() => _host = new TestHost();

    [TearDown]
    public void TearDown() => _host.Dispose();

    [TestCaseSource(nameof(Requests))]
    public void AddApplication_ForEveryRequest_ThereIsOneHandler(Type request)
    {
        using var scope = _host.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ActorScope>().Enter(_host.Actor);
        var handler = typeof(IRequestHandler<,>).MakeGenericType(request, AnswerOf(request)!);

        Assert.That(scope.ServiceProvider.GetServices(handler).Count(), Is.EqualTo(1));
    }

    [Test]
    public void AddApplication_RegistersEveryValidatorOfARequest()
    {
        var validated = _types.Where(type =>
            IsRequest(type) && _types.Any(validator => IsValidatorOf(validator, type))
        );

        using (Assert.EnterMultipleScope())
        {
            foreach (var request in validated)
            {
                Assert.That(
                    _host.Services.GetService(typeof(IValidator<>).MakeGenericType(request)),
                    Is.Not.Null,
                    request.Name
                );
            }
        }
    }

    [Test]
    public void Requests_AreMany()
    {
        Assert.That(
            Requests(),
            Does.Contain(typeof(CreateGeneration)).And.Property("Count").GreaterThan(15),
            "or the tests above prove nothing"
        );
    }

    [Test]
    public void Mappings_AreComplete()
    {
        Assert.That(
            () => _host.Services.GetRequiredService<AutoMapper.IConfigurationProvider>().AssertConfigurationIsValid(),
            Throws.Nothing
        );
    }

    [Test]
    public void Mappings_WhenOneLacksAMember_AreFoundIncomplete()
    {
        var incomplete = new MapperConfiguration(configuration => configuration.CreateMap<object, GenerationView>());

        Assert.That(incomplete.AssertConfigurationIsValid, Throws.TypeOf<AutoMapperConfigurationException>());
    }

    [Test]
    public void Mappings_GoFromOurOwnEntities_NeverInACircleAndNotDeep()
    {
        var maps = Maps(_host.Services.GetRequiredService<AutoMapper.IConfigurationProvider>());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(maps, Is.Not.Empty);
            Assert.That(
                maps.SelectMany(map => EntitiesOf(map.SourceType)),
                Is.All.Matches<Type>(IsOurs),
                "what comes over the wire is never mapped"
            );
            Assert.That(maps.Where(map => IsInACircle(map, maps)).Select(map => map.SourceType.Name), Is.Empty);
            Assert.That(maps.Where(map => !map.HasTypeConverter).Select(map => map.MaxDepth), Is.All.InRange(1, 8));
        }
    }

    [Test]
    public void Mappings_WhenOneContainsItself_AreFoundInACircle()
    {
        var maps = Maps(new MapperConfiguration(configuration => configuration.CreateMap<Knot, KnotView>()));

        Assert.That(maps.Where(map => IsInACircle(map, maps)), Has.Exactly(1).Items);
    }

    // A row that is read may put a person's name beside an entity.
    private static IEnumerable<Type> EntitiesOf(Type source) =>
        source.Name.EndsWith("Row", StringComparison.Ordinal)
            ? source
                .GetProperties()
                .Where(property => property.Name != "CreatedByName")
                .Select(property => property.PropertyType)
            : [source];

    private static bool IsOurs(Type type) => type.Assembly == typeof(Error).Assembly;

    private static List<TypeMap> Maps(AutoMapper.IConfigurationProvider configuration) =>
        [.. configuration.Internal().GetAllTypeMaps()];

    private static bool IsInACircle(TypeMap start, List<TypeMap> all)
    {
        var seen = new HashSet<TypeMap>();
        var open = new Queue<TypeMap>(Inside(start, all));
        while (open.TryDequeue(out var map))
        {
            if (map == start)
                return true;
            if (!seen.Add(map))
                continue;
            foreach (var inner in Inside(map, all))
                open.Enqueue(inner);
        }

        return false;
    }

    // A map that converts the whole value by our own function goes no deeper.
    private static IEnumerable<TypeMap> Inside(TypeMap map, List<TypeMap> all) =>
        map.HasTypeConverter
            ? []
            : map
                .PropertyMaps.Where(member => !member.Ignored)
                .SelectMany(member => all.Where(inner => IsOrHolds(member.DestinationType, inner.DestinationType)));

    private static bool IsOrHolds(Type type, Type wanted) =>
        type == wanted
        || type.GetElementType() == wanted
        || type.GetGenericArguments().Any(argument => IsOrHolds(argument, wanted));

    private static List<Type> Requests() => [.. _types.Where(IsRequest)];

    private static bool IsRequest(Type type) => type is { IsAbstract: false } && AnswerOf(type) is not null;

    private static Type? AnswerOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>))
            ?.GetGenericArguments()[0];

    private static bool IsValidatorOf(Type validator, Type request) =>
        typeof(IValidator<>).MakeGenericType(request).IsAssignableFrom(validator);

    private sealed class Knot
    {
        public List<Knot> Next { get; init; } = [];
    }

    private sealed class KnotView
    {
        public List<KnotView> Next { get; init; } = [];
    }
}
