namespace DieuHanh.Web.Commands;

/// <summary>How every command ends. The numbers from 64 on are those of sysexits.h.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>What was given can be understood but is wrong: a file that is not there, a day that does not exist.</summary>
    public const int BadInput = 2;

    /// <summary>The office refuses, with its reasons: the sample into an office that is in use, a user name that is taken.</summary>
    public const int Refused = 3;

    /// <summary>The audit does not hold: records were altered, removed, reordered or cut off.</summary>
    public const int Broken = 4;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 64;

    /// <summary>The database does not answer, or the port is taken.</summary>
    public const int Unavailable = 69;

    /// <summary>A fault of the program.</summary>
    public const int Failure = 70;
}
