// The rooms of what endpoints share; an endpoint needs something of each.
global using ImageGenerator.Api.Common.Errors;
global using ImageGenerator.Api.Common.Http;
global using ImageGenerator.Api.Common.Json;
