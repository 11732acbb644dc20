namespace DieuHanh.Browser.House;

/// <summary>A running office with data of its own, thrown away with it.</summary>
public sealed class Office(Program program, Store store) : IAsyncDisposable
{
    public Uri Address => program.Address;
    public Store Store => store;
    public string Said => program.Said;

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await store.DisposeAsync();
    }
}
