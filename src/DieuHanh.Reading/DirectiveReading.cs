using DieuHanh.Reading.Assignments;
using DieuHanh.Reading.Heading;

namespace DieuHanh.Reading;

/// <summary>What was read from an official document: its registration data and the tasks it gives.</summary>
public sealed record DirectiveReading(DirectiveHeader Header, IReadOnlyList<DirectiveTask> Tasks);
