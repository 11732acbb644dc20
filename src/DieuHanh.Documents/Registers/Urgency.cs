using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Documents.Registers;

/// <summary>Độ khẩn. A document that is not ordinary is registered, submitted and transferred at once (Decree 30/2020, art. 4, 23).</summary>
public enum Urgency
{
    /// <summary>Thường.</summary>
    Normal,

    /// <summary>Khẩn.</summary>
    Urgent,

    /// <summary>Thượng khẩn.</summary>
    VeryUrgent,

    /// <summary>Hỏa tốc.</summary>
    Express,

    /// <summary>Hỏa tốc hẹn giờ: to be in hand by an hour.</summary>
    TimedExpress,
}

/// <summary>Độ mật as a clerk may declare it; anything but <see cref="None"/> is turned away.</summary>
public enum Secrecy
{
    /// <summary>Không mật.</summary>
    None,

    /// <summary>Mật.</summary>
    Confidential,

    /// <summary>Tối mật.</summary>
    Secret,

    /// <summary>Tuyệt mật.</summary>
    TopSecret,
}

/// <summary>The marks in words.</summary>
public static class Marks
{
    public static string Words(Urgency urgency) =>
        urgency switch
        {
            Urgency.Urgent => T["Khẩn"],
            Urgency.VeryUrgent => T["Thượng khẩn"],
            Urgency.Express => T["Hỏa tốc"],
            Urgency.TimedExpress => T["Hỏa tốc hẹn giờ"],
            _ => T["Thường"],
        };

    public static string Words(Secrecy secrecy) =>
        secrecy switch
        {
            Secrecy.Confidential => T["Mật"],
            Secrecy.Secret => T["Tối mật"],
            Secrecy.TopSecret => T["Tuyệt mật"],
            _ => T["Không mật"],
        };
}
