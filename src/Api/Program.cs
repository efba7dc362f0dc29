using ImageGenerator.Api;
using ImageGenerator.Api.Auth;
using ImageGenerator.Api.OpenApi;
using ImageGenerator.Api.Operations;
using ImageGenerator.Api.Operations.Commands;
using ImageGenerator.Application;
using ImageGenerator.Infrastructure;

var command = OperatorCommand.Parse(args, out var settings);
var builder = WebApplication.CreateBuilder(settings);
command?.Configure(builder);
var roles = Roles.Read(builder.Configuration);

builder.ConfigureServer();
builder.Services.AddApplication();
builder.Services.AddInfrastructure(builder.Configuration);
builder.Services.AddHttpConventions();
builder.Services.AddPublicAddressing(builder.Configuration);
builder.Services.AddSignIn();
builder.Services.AddOpenApiDocument();
builder.Services.AddOperations();
if (roles.Api)
    builder.Services.AddApiRole();
if (roles.Worker)
    builder.Services.AddWorkerRole();

var app = builder.Build();
if (command is not null)
    return await command.RunAsync(app);

app.UsePublicAddressing();
app.UseSecurityHeaders();
app.UseNoStore();
app.UseRequestLog();
app.UseExceptionHandler();
app.UseProblemBodies();
app.UseCrossSiteGuard();
app.UseJsonCharset();
app.UseOpenApiDocument();
app.UseRouting();
app.UseAuthentication();
app.UseAccess();
app.UseAuthorization();
app.UseCredentialEnd();

app.MapEndpoints(roles);

StartupNotice.PrintWhenStarted(app);
return await app.RunToEndAsync();
