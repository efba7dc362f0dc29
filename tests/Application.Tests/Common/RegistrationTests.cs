using System.Reflection;
using AutoMapper;
using AutoMapper.Configuration;
using FluentValidation;
using ImageGenerator.Application.Generations;
using ImageGenerator.Application.Tests.Support;
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
        var handler = typeof(IRequestHandler<,>).MakeGenericType(request, AnswerOf(request)!);

        Assert.That(scope.ServiceProvider.GetServices(handler).Count(), Is.EqualTo(1));
    }

    [Test]
    public void AddApplication_RegistersEveryValidatorOfARequest()
    {
        var validated = _types.Where(type => IsRequest(type) && _types.Any(validator => IsValidatorOf(validator, type)));

        using (Assert.EnterMultipleScope())
        {
            foreach (var request in validated)
            {
                Assert.That(_host.Services.GetService(typeof(IValidator<>).MakeGenericType(request)), Is.Not.Null, request.Name);
            }
        }
    }

    [Test]
    public void Requests_AreMany()
    {
        Assert.That(Requests(), Does.Contain(typeof(CreateGeneration)).And.Property("Count").GreaterThan(15), "or the tests above prove nothing");
    }

    [Test]
    public void Mappings_AreComplete()
    {
        Assert.That(() => _host.Services.GetRequiredService<AutoMapper.IConfigurationProvider>().AssertConfigurationIsValid(), Throws.Nothing);
    }

    [Test]
    public void Mappings_WhenOneLacksAMember_AreFoundIncomplete()
    {
        var incomplete = new MapperConfiguration(configuration =>
        {
            ((List<MethodInfo>)((IProfileConfiguration)configuration).SourceExtensionMethods).Clear();
            configuration.CreateMap<object, GenerationView>();
        });

        Assert.That(incomplete.AssertConfigurationIsValid, Throws.TypeOf<AutoMapperConfigurationException>());
    }

    private static List<Type> Requests() => [.. _types.Where(IsRequest)];

    private static bool IsRequest(Type type) => type is { IsAbstract: false } && AnswerOf(type) is not null;

    private static Type? AnswerOf(Type type) => type.GetInterfaces()
        .FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IRequest<>))?.GetGenericArguments()[0];

    private static bool IsValidatorOf(Type validator, Type request) =>
        typeof(IValidator<>).MakeGenericType(request).IsAssignableFrom(validator);
}
