using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Events;
using DieuHanh.Kernel.Notices;
using DieuHanh.Kernel.Words;

namespace DieuHanh.Kernel.Data;

/// <summary>What every save must know: who, when, which form. One per request or job.</summary>
public sealed class ModuleScope(CurrentActor current, TimeProvider clock, Bell bell, LiveNotices live)
{
    public Actor Actor => current.Actor;
    public DateTime Now => clock.Now();
    public DateOnly Today => clock.Today();
    public Bell Bell { get; } = bell;
    public LiveNotices Live { get; } = live;

    /// <summary>The form being handled, so that a second click on the same button does nothing twice.</summary>
    public Once? Once { get; set; }
}
