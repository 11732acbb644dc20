namespace DieuHanh.Ui.Parts;

/// <summary>What a state means to the person who looks, whatever its name: it chooses colour and icon, which are the same everywhere.</summary>
public enum StatusKind
{
    /// <summary>Nothing is expected of anyone.</summary>
    Neutral,

    /// <summary>Done, in term, in order.</summary>
    Good,

    /// <summary>Someone is expected to act.</summary>
    Waiting,

    /// <summary>The date has passed.</summary>
    Late,

    /// <summary>Refused, stopped, wrong.</summary>
    Danger,

    /// <summary>Stands still by decision.</summary>
    Paused,
}
