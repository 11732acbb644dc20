namespace DieuHanh.Kernel.Contracts;

/// <summary>
/// Stored files by what carries them. The same bytes are kept once for all modules, so each is asked before a module that is done with a
/// file lets its bytes go.
/// </summary>
public interface ICarriedFiles
{
    /// <returns>Which of these hashes something of this module still carries.</returns>
    Task<IReadOnlyList<string>> Among(IReadOnlyCollection<string> hashes, CancellationToken cancel = default);
}
