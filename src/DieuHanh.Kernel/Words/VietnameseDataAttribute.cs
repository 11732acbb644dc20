namespace DieuHanh.Kernel.Words;

/// <summary>
/// The Vietnamese words of this type are data and never translated: words looked for in texts, names as they stand in documents, sample
/// content. Everything else in Vietnamese must have English, which a test checks.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class VietnameseDataAttribute : Attribute;
