namespace DieuHanh.Kernel.Calendar;

/// <summary>
/// The Vietnamese lunar calendar: new moons and solar terms after Meeus, reckoned at UTC+7. It only checks the day table, which is what
/// the office counts by. Good from 1900 to 2199.
/// </summary>
public static class LunarDates
{
    /// <summary>Julian day number of 0001-01-01, less one.</summary>
    private const int Epoch = 1_721_425;

    private const double Zone = 7 / 24.0;
    private const double Synodic = 29.530588853;

    /// <summary>New moon number 0: 1900-01-01.</summary>
    private const double FirstMoon = 2_415_021.076998695;

    /// <summary>The first day of the lunar year that begins in <paramref name="year"/> (mùng 1 Tết).</summary>
    public static DateOnly Tet(int year) => Solar(year, 1, 1);

    /// <summary>The day of a lunar day; <paramref name="month"/> is never the leap month.</summary>
    public static DateOnly Solar(int year, int month, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);

        // Months are counted from the eleventh, which holds the winter solstice.
        var from = Eleventh(month < 11 ? year - 1 : year);
        var to = Eleventh(month < 11 ? year : year + 1);
        var moon = MoonAt(from);
        var place = (month + 1) % 12;
        if (to - from > 365 && place >= LeapPlace(moon))
        {
            place++;
        }

        return DateOnly.FromDayNumber(NewMoon(moon + place) + day - 1 - Epoch - 1);
    }

    private static int Eleventh(int year)
    {
        var solstice = new DateOnly(year, 12, 31).DayNumber + Epoch + 1;
        var moon = (int)Math.Floor((solstice - 2_415_021) / Synodic);
        var day = NewMoon(moon);
        return Sector(day) >= 9 ? NewMoon(moon - 1) : day;
    }

    private static int MoonAt(int day) => (int)Math.Floor(((day - FirstMoon) / Synodic) + 0.5);

    /// <summary>The leap month is the first in which the sun enters no new sector.</summary>
    private static int LeapPlace(int moon)
    {
        for (var place = 1; place < 14; place++)
        {
            if (Sector(NewMoon(moon + place)) == Sector(NewMoon(moon + place + 1)))
            {
                return place;
            }
        }

        return 14;
    }

    /// <summary>Julian day number of the day on which the moon is new, in Hà Nội.</summary>
    private static int NewMoon(int number)
    {
        var t = number / 1236.85;
        var (t2, t3) = (t * t, t * t * t);
        var sun = Radians(359.2242 + (29.10535608 * number) - (0.0000333 * t2) - (0.00000347 * t3));
        var moon = Radians(306.0253 + (385.81691806 * number) + (0.0107306 * t2) + (0.00001236 * t3));
        var node = Radians(21.2964 + (390.67050646 * number) - (0.0016528 * t2) - (0.00000239 * t3));
        var mean =
            2_415_020.75933
            + (29.53058868 * number)
            + (0.0001178 * t2)
            - (0.000000155 * t3)
            + (0.00033 * Math.Sin(Radians(166.56 + (132.87 * t) - (0.009173 * t2))));
        var shift =
            ((0.1734 - (0.000393 * t)) * Math.Sin(sun))
            + (0.0021 * Math.Sin(2 * sun))
            - (0.4068 * Math.Sin(moon))
            + (0.0161 * Math.Sin(2 * moon))
            - (0.0004 * Math.Sin(3 * moon))
            + (0.0104 * Math.Sin(2 * node))
            - (0.0051 * Math.Sin(sun + moon))
            - (0.0074 * Math.Sin(sun - moon))
            + (0.0004 * Math.Sin((2 * node) + sun))
            - (0.0004 * Math.Sin((2 * node) - sun))
            - (0.0006 * Math.Sin((2 * node) + moon))
            + (0.0010 * Math.Sin((2 * node) - moon))
            + (0.0005 * Math.Sin((2 * moon) + sun));
        var clock = -0.000278 + (0.000265 * t) + (0.000262 * t2);
        return (int)Math.Floor(mean + shift - clock + 0.5 + Zone);
    }

    /// <summary>Which twelfth of its way the sun is in as a day begins in Hà Nội, 0 from the spring equinox.</summary>
    private static int Sector(int day)
    {
        var t = (day - 0.5 - Zone - 2_451_545.0) / 36_525;
        var t2 = t * t;
        var anomaly = Radians(357.52910 + (35_999.05030 * t) - (0.0001559 * t2) - (0.00000048 * t * t2));
        var longitude =
            280.46645
            + (36_000.76983 * t)
            + (0.0003032 * t2)
            + ((1.914600 - (0.004817 * t) - (0.000014 * t2)) * Math.Sin(anomaly))
            + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * anomaly))
            + (0.000290 * Math.Sin(3 * anomaly));
        var turn = longitude - (360 * Math.Floor(longitude / 360));
        return (int)Math.Floor(turn / 30);
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
