using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Delegations;

internal static class CapacityWords
{
    public static string Of(ActingCapacity capacity) =>
        capacity switch
        {
            ActingCapacity.Absence => T["thay mặt khi vắng"],
            ActingCapacity.Authority => T["ủy quyền"],
            ActingCapacity.Charge => T["quyền, phụ trách"],
            _ => capacity.ToString(),
        };
}
