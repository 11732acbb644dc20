namespace DieuHanh.Tasks.Assignments;

/// <summary>Where an assignment stands. Whether it is late is no state: see <see cref="AssignmentStatus"/>.</summary>
public enum AssignmentState
{
    /// <summary>Đã giao: the agency has not opened it yet.</summary>
    Assigned,

    /// <summary>Đã tiếp nhận, đang thực hiện.</summary>
    Accepted,

    /// <summary>Đề nghị chuyển cơ quan khác: still owed, the clock runs.</summary>
    TransferRequested,

    /// <summary>Tạm hoãn: the clock stands still.</summary>
    Suspended,

    /// <summary>Chờ xác nhận.</summary>
    Reported,

    /// <summary>Hoàn thành.</summary>
    Confirmed,

    /// <summary>Đã chuyển cơ quan khác.</summary>
    Transferred,

    /// <summary>Thôi theo dõi.</summary>
    Discontinued,
}
