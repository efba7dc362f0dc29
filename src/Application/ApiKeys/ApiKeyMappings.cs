using AutoMapper;
using ImageGenerator.Domain.Organizations;

namespace ImageGenerator.Application.ApiKeys;

internal sealed class ApiKeyMappings : Profile
{
    public ApiKeyMappings() =>
        CreateMap<ApiKey, ApiKeyView>()
            .ForMember(view => view.Id, map => map.MapFrom(key => key.Id.Value))
            .ForMember(view => view.CreatedById, map => map.MapFrom(key => key.CreatedBy.Value))
            .ForMember(view => view.CreatedByName, map => map.Ignore());
}
