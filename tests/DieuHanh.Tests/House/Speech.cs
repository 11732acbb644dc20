using System.Runtime.CompilerServices;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Tests.House;

/// <summary>Tests speak Vietnamese on every machine, as the program does.</summary>
internal static class Speech
{
    [ModuleInitializer]
    internal static void IsVietnamese() =>
        (
            System.Globalization.CultureInfo.DefaultThreadCurrentCulture,
            System.Globalization.CultureInfo.DefaultThreadCurrentUICulture
        ) = (Phrases.Vietnamese, Phrases.Vietnamese);
}
