namespace ImageGenerator.Api.Operations.Commands;

/// <summary>A command cannot be done, and the message tells the operator why.</summary>
internal class CommandException(string message) : Exception(message);
