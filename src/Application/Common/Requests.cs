using ImageGenerator.Domain.Common;
using MediatR;

namespace ImageGenerator.Application.Common;

/// <summary>A use case that changes something.</summary>
/// <typeparam name="T">What it answers with.</typeparam>
public interface ICommand<T> : IRequest<Result<T>>;

/// <summary>A use case that only looks.</summary>
/// <typeparam name="T">What it answers with.</typeparam>
public interface IQuery<T> : IRequest<Result<T>>;
