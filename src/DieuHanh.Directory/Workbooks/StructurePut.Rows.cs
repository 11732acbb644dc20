using System.Globalization;
using DieuHanh.Directory.Agencies;
using DieuHanh.Directory.Decisions;
using DieuHanh.Directory.Delegations;
using DieuHanh.Directory.Groups;
using DieuHanh.Directory.People;
using DieuHanh.Directory.Portfolios;
using DieuHanh.Kernel.Access;
using DieuHanh.Kernel.Contracts;
using DieuHanh.Kernel.Domain;
using static DieuHanh.Kernel.Words.Phrases;

namespace DieuHanh.Directory.Workbooks;

// What a row of each sheet does.
internal sealed partial class StructurePut
{
    // A row that has a fault makes nothing: what names it has a fault of its own then.
    private bool Sound(int faultsBefore) => faults.Count == faultsBefore;

    private void Add()
    {
        var kind = row.Kind;
        var so = faults.Count;
        if (kind == SheetKind.Agencies)
        {
            var (key, name, code) = (row.Text("Khóa", 100), row.Text("Tên", 200), AgencyCode.Parse(row["Mã"]));
            var (choice, from) = (row.Choice<AgencyKind>("Loại"), row.Day(SheetKind.From) ?? DateOnly.MinValue);
            var (connected, office, note) = (row.Flag("Kết nối"), row.Flag("Văn phòng"), row.Maybe("Ghi chú", 2000));
            var shortName = row.Text("Viết tắt", 100);
            row.Need(code is not null, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
            var to = row.Day(SheetKind.To);
            row.Need(
                to is null || from <= to,
                SheetKind.To,
                T["Ngày kết thúc không được trước ngày bắt đầu {0}.", from]
            );
            if (Sound(so))
            {
                agencies[key] = Kept(
                    Agency.Found(key, name, shortName, choice, code!.Value, from, connected, office, note)
                );
            }
        }
        else if (kind == SheetKind.Decisions)
        {
            AddDecision(so);
        }
        else if (kind == SheetKind.Codes)
        {
            var (agency, code, from, to) = (
                row.Agency("Cơ quan"),
                AgencyCode.Parse(row["Mã"]),
                row.Day(SheetKind.From),
                row.Day(SheetKind.To)
            );
            row.Need(code is { Current.Length: > 0 }, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
            NotBefore(from, to);
            var basis = row.Maybe("Theo văn bản", 200) ?? "";
            if (Sound(so))
            {
                Kept(HeldCode.Of(agency!.Id, code!.Value, from ?? DateOnly.MinValue, to, basis));
            }
        }
        else if (kind == SheetKind.Aliases)
        {
            var (agency, name, choice) = (
                row.Agency("Cơ quan"),
                row.Text("Tên", 200),
                row.Choice<AliasKind>("Loại tên")
            );
            var (from, to) = (row.Day(SheetKind.From), row.Day(SheetKind.To));
            NotBefore(from, to);
            if (Sound(so))
            {
                Kept(Alias.Of(agency!.Id, name, from, to, choice));
            }
        }
        else if (kind == SheetKind.Groups)
        {
            var (name, kinds, whole) = (row.Text("Tên", 200), Kinds(), row.Flag("Mọi cơ quan"));
            if (Sound(so))
            {
                groups[name] = Kept(AgencyGroup.Of(name, List(row["Cách viết khác"], '|'), kinds, whole));
            }
        }
        else if (kind == SheetKind.Members)
        {
            var (agency, group, excluded) = (
                row.Agency("Cơ quan"),
                groups.GetValueOrDefault(row["Nhóm"]),
                row.Flag("Loại ra")
            );
            var (from, to) = (row.Day(SheetKind.From, required: true), row.Day(SheetKind.To));
            row.Need(group is not null, "Nhóm", T[Says.NotFound, row["Nhóm"]]);
            NotBefore(from, to);
            if (Sound(so))
            {
                group!.NameMember(agency!.Id, excluded, from!.Value, to, agency.Kind);
                db.Add(group.Members[^1]);
            }
        }
        else if (kind == SheetKind.Units)
        {
            var (agency, name, shortName) = (row.Agency("Cơ quan"), row.Text("Tên", 200), row.Text("Viết tắt", 50));
            var (parent, to, place) = (row.Unit("Thuộc đơn vị", agency?.Id), row.Day(SheetKind.To), Place());
            if (Sound(so))
            {
                var unit = Kept(Unit.In(agency!.Id, name, shortName, place, parent?.Id));
                units[(agency.Id, name)] = unit;
                if (to is { } last)
                {
                    unit.End(last);
                }
            }
        }
        else if (kind == SheetKind.People)
        {
            var (key, name, title, email) = (
                row.Text("Khóa", 64),
                row.Text("Họ và tên", 100),
                row.Text("Chức danh", 200),
                row.Maybe("Thư điện tử", 200)
            );
            row.Need(
                email is null || System.Net.Mail.MailAddress.TryCreate(email, out _),
                "Thư điện tử",
                T["Địa chỉ thư điện tử không đúng dạng."]
            );
            if (Sound(so))
            {
                people[key] = Kept(Person.Named(name, title, email, Typed.Id(key)));
            }
        }
        else if (kind == SheetKind.JobTitles)
        {
            AddTitle(so);
        }
        else if (kind == SheetKind.Posts)
        {
            var (person, role, agency) = (row.Person("Người"), row.Choice<Role>("Vai trò"), row.Agency("Cơ quan"));
            var (unit, leader) = (row.Unit("Đơn vị", agency?.Id), row.Person("Nhập thay", required: false));
            var (from, to, title) = (row.Day(SheetKind.From), row.Day(SheetKind.To), TitleOf(agency));
            if (Sound(so))
            {
                // A unit that has ended was there when the post was held.
                var there = unit?.ValidTo is { } last && to <= last ? null : unit;
                Post.WhyNotGive(role, agency!, there, from ?? agency!.ValidFrom, leader?.Id, to ?? agency!.ValidTo)
                    .Refuse();
                var post = Post.Held(person!.Id, role, agency!, unit, from ?? DateOnly.MinValue, leader?.Id, to);
                post.Hold(title, agency!.IsOffice);
                Remember(Kept(post));
            }
        }
        else if (kind == SheetKind.Accounts)
        {
            var (person, name, off) = (row.Person("Người"), row.Text("Tên đăng nhập", 64), row.Flag("Ngừng"));
            row.Need(
                !all.Accounts.Any(a => a.UserName == name) && accounts.Values.All(a => a.UserName != name),
                "Tên đăng nhập",
                T["Tên đăng nhập này đã có người dùng."]
            );
            row.Need(
                name.Length >= 3
                    && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_'),
                "Tên đăng nhập",
                T["Tên đăng nhập gồm từ 3 đến {0} ký tự: chữ không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.", 64]
            );
            if (Sound(so))
            {
                var account = Account.WithoutPassword(person!.Id, name, off);
                db.Accounts.Add(account);
                accounts[person.Id] = account;
            }
        }
        else if (kind == SheetKind.Portfolios)
        {
            var (field, agency) = (row.Maybe("Lĩnh vực", 200) ?? "", row.Agency("Cơ quan", required: false));
            var office = agencies.Values.FirstOrDefault(a => a.IsOffice)?.Id;
            var (leader, officeLeader, officer) = (
                row.Person("Lãnh đạo", false),
                row.Person("Lãnh đạo văn phòng", false),
                row.Person("Chuyên viên", false)
            );
            var (unit, from, to) = (row.Unit("Đơn vị", office), row.Day(SheetKind.From), row.Day(SheetKind.To));
            if (Sound(so))
            {
                var start = from ?? DateOnly.MinValue;
                var same = Lines[(field, agency?.Id)];
                Portfolio
                    .WhyNotAssign(
                        field,
                        agency?.Id,
                        (leader?.Id ?? officeLeader?.Id ?? unit?.Id ?? officer?.Id) is not null,
                        start,
                        to,
                        same
                    )
                    .Refuse();
                same.Add(
                    Kept(
                        Portfolio.Assign(
                            field,
                            agency?.Id,
                            leader?.Id,
                            officeLeader?.Id,
                            unit?.Id,
                            officer?.Id,
                            start,
                            to
                        )
                    )
                );
            }
        }
        else
        {
            var (acting, post, capacity) = (row.Person("Người thay"), PostOf(), row.Choice<ActingCapacity>("Tư cách"));
            var (document, from, to) = (
                row.Text("Theo văn bản", 200),
                row.Day(SheetKind.From, true),
                row.Day(SheetKind.To, true)
            );
            if (Sound(so))
            {
                Delegation
                    .WhyNotGive(
                        post!,
                        acting!.Id,
                        [.. PostsOf(acting.Id)],
                        from!.Value,
                        to!.Value,
                        all.Delegations.Where(d => d.PostId == post!.Id)
                    )
                    .Refuse();
                all.Delegations.Add(Kept(Delegation.Give(post!, acting.Id, capacity, document, from.Value, to.Value)));
            }
        }
    }

    private void Alter(bool ends, bool more)
    {
        var kind = row.Kind;
        var so = faults.Count;
        var to = ends ? row.Day(SheetKind.To) : null;
        if (kind == SheetKind.Agencies)
        {
            // Its end is the decision's to write.
            var (agency, code) = (row.Agency("Khóa")!, AgencyCode.Parse(row["Mã"]));
            var (name, shortName, choice) = (
                row.Text("Tên", 200),
                row.Text("Viết tắt", 100),
                row.Choice<AgencyKind>("Loại")
            );
            var (connected, note) = (row.Flag("Kết nối"), row.Maybe("Ghi chú", 2000));
            row.Need(code is not null, "Mã", T["Mã định danh có dạng G22, H54.12 hoặc 000.00.00.G22."]);
            if (more && Sound(so))
            {
                agency.Correct(name, shortName, choice, code!.Value, connected, note);
            }
        }
        else if (kind == SheetKind.Decisions)
        {
            var decision = all.Decisions.Find(d =>
                d.Number == row["Số"]
                && SheetWords.Of(d.InForce) == row["Hiệu lực"]
                && Keys(d, DecisionSide.Before) == row["Cơ quan trước"]
            );
            var signed = row.Day("Ngày ký", required: true);
            row.Need(decision is not null, "Số", T[Says.OldDecision]);
            if (Sound(so))
            {
                decision!.Correct(
                    row.Text("Số", 200),
                    row.Text("Cơ quan ban hành", 200),
                    signed!.Value,
                    row.Maybe("Ghi chú", 2000)
                );
            }
        }
        else if (kind == SheetKind.Codes)
        {
            all.Codes.Find(c =>
                    c.AgencyId == agencies[row["Cơ quan"]].Id && SheetWords.Of(c.ValidFrom) == row[SheetKind.From]
                )!
                .EndWith(to!.Value);
        }
        else if (kind == SheetKind.Aliases)
        {
            all.Aliases.Find(a => a.AgencyId == agencies[row["Cơ quan"]].Id && a.Name == row["Tên"])!.End(to!.Value);
        }
        else if (kind == SheetKind.Groups)
        {
            var (kinds, whole) = (Kinds(), row.Flag("Mọi cơ quan"));
            if (Sound(so))
            {
                groups[row["Tên"]].Correct(row["Tên"], List(row["Cách viết khác"], '|'), kinds, whole);
            }
        }
        else if (kind == SheetKind.Members)
        {
            groups[row["Nhóm"]]
                .Members.First(m =>
                    m.AgencyId == agencies[row["Cơ quan"]].Id && SheetWords.Of(m.ValidFrom) == row[SheetKind.From]
                )
                .End(to!.Value);
        }
        else if (kind == SheetKind.Units)
        {
            var (unit, shortName, place) = (
                units[(agencies[row["Cơ quan"]].Id, row["Tên"])],
                row.Text("Viết tắt", 50),
                Place()
            );
            if (Sound(so))
            {
                unit.Correct(shortName, place);
                if (ends)
                {
                    unit.End(to!.Value);
                }
            }
        }
        else if (kind == SheetKind.People)
        {
            var (name, title, email) = (
                row.Text("Họ và tên", 100),
                row.Text("Chức danh", 200),
                row.Maybe("Thư điện tử", 200)
            );
            if (Sound(so))
            {
                var person = people[row["Khóa"]];
                person.Rename(name, title, email, person.Phone);
            }
        }
        else if (kind == SheetKind.JobTitles)
        {
            AlterTitle(to, more, so);
        }
        else if (kind == SheetKind.Posts)
        {
            var post = PostsOf(people[row["Người"]].Id)
                .First(p =>
                    SheetWords.Of(p.Role) == row["Vai trò"]
                    && p.AgencyId == agencies[row["Cơ quan"]].Id
                    && SheetWords.Of(p.ValidFrom) == row[SheetKind.From]
                    && p.UnitId == row.Unit("Đơn vị", p.AgencyId)?.Id
                );
            var title = TitleOf(agencies[row["Cơ quan"]]);
            if (Sound(so))
            {
                if (more)
                {
                    post.Hold(title, agencies[row["Cơ quan"]].IsOffice);
                }

                if (ends)
                {
                    post.End(to!.Value);
                }
            }
        }
        else if (kind == SheetKind.Accounts)
        {
            var account = accounts[people[row["Người"]].Id];
            if (row.Flag("Ngừng"))
            {
                account.Disable(db.Scope.Actor.PersonId);
            }
            else
            {
                account.Enable();
            }

            db.Update(account);
        }
        else if (kind == SheetKind.Portfolios)
        {
            Lines[(row["Lĩnh vực"], row.Agency("Cơ quan", false)?.Id)]
                .First(p => SheetWords.Of(p.ValidFrom) == row[SheetKind.From])
                .End(to!.Value);
        }
        else
        {
            row.Fault(SheetKind.To, T[Says.EndElsewhere]);
        }
    }

    private void AddDecision(int so)
    {
        var (number, kind) = (row.Maybe("Số", 200) ?? "", row.Choice<DecisionKind>("Việc"));
        var (issuer, signed, force) = (
            row.Maybe("Cơ quan ban hành", 200) ?? "",
            row.Day("Ngày ký"),
            row.Day("Hiệu lực", required: true)
        );
        var (move, note) = (row.Flag("Chuyển người"), row.Maybe("Ghi chú", 2000));
        var (of, into) = (Named("Cơ quan trước"), Named("Cơ quan sau"));
        row.Need(
            signed is null || signed <= force,
            "Ngày ký",
            T["Ngày có hiệu lực {0} không được trước ngày ký.", force]
        );
        if (!Sound(so))
        {
            return;
        }

        var decision = Decision.Make(kind, number, issuer, signed, force!.Value, move, note);
        foreach (var heir in into)
        {
            row.Need(heir.ValidFrom <= force, "Cơ quan sau", T["{0} không hoạt động ngày {1}.", heir.Name, force]);
            row.Need(!of.Contains(heir), "Cơ quan sau", T["{0} vừa là cơ quan trước vừa là cơ quan sau.", heir.Name]);
        }

        if (!Sound(so))
        {
            return;
        }

        of.ForEach(a => decision.Name(DecisionSide.Before, a, founded: false));
        into.ForEach(a => decision.Name(DecisionSide.After, a, founded: a.ValidFrom == force));
        if (decision.Ends)
        {
            foreach (var agency in of)
            {
                agency.End(decision.LastDay, number, [.. into.Select(h => h.Id)], decision.Id);
                foreach (var succession in agency.Successions)
                {
                    db.Add(succession);
                }

                foreach (var post in all.Posts.Where(p => p.AgencyId == agency.Id && p.ValidFrom <= decision.LastDay))
                {
                    post.EndWith(decision.Id, decision.LastDay);
                }
            }
        }

        all.Decisions.Add(Kept(decision));
    }

    private LinesBySubject Lines => field ??= new(all.Portfolios);

    private TEntity Kept<TEntity>(TEntity entity)
        where TEntity : Entity
    {
        db.Add(entity);
        return entity;
    }

    private void NotBefore(DateOnly? from, DateOnly? to) =>
        row.Need(
            to is null || from is null || from <= to,
            SheetKind.To,
            T["Ngày kết thúc không được trước ngày bắt đầu {0}.", from]
        );

    private List<AgencyKind> Kinds()
    {
        var kinds = new List<AgencyKind>();
        foreach (var word in List(row["Loại cơ quan"], ';'))
        {
            if (SheetWords.Choice<AgencyKind>(word) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                row.Fault("Loại cơ quan", T[Says.NoChoice, word]);
            }
        }

        return kinds;
    }

    private List<Agency> Named(string column)
    {
        var found = new List<Agency>();
        foreach (var key in List(row[column], ';'))
        {
            if (agencies.GetValueOrDefault(key) is { } agency)
            {
                found.Add(agency);
            }
            else
            {
                row.Fault(column, T[Says.NotFound, key]);
            }
        }

        return found;
    }

    private string Keys(Decision decision, DecisionSide side)
    {
        var byId = agencies.Values.ToDictionary(a => a.Id, a => a.Key);
        return string.Join(
            "; ",
            decision.Parts.Where(p => p.Side == side).OrderBy(p => p.Place).Select(p => byId[p.AgencyId!.Value])
        );
    }

    private int Place()
    {
        var place = int.TryParse(row["Thứ tự"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
        row.Need(place >= 0, "Thứ tự", T[Says.NoNumber]);
        return place;
    }

    private void Remember(Post post)
    {
        if (!posts.TryGetValue(post.PersonId, out var held))
        {
            posts[post.PersonId] = held = [];
        }

        held.Add(post);
    }

    private IEnumerable<Post> PostsOf(Guid personId) =>
        before[personId].Concat(posts.GetValueOrDefault(personId) ?? []);

    private Post? PostOf()
    {
        var (holder, agency) = (row.Person("Người được thay"), row.Agency("Cơ quan"));
        var unit = row.Unit("Đơn vị", agency?.Id);
        var from = row.Day(SheetKind.From, required: true);
        var post = holder is null
            ? null
            : PostsOf(holder.Id)
                .FirstOrDefault(p =>
                    SheetWords.Of(p.Role) == row["Vai trò"]
                    && p.AgencyId == agency?.Id
                    && p.UnitId == unit?.Id
                    && p.ValidFrom <= from
                    && (p.ValidTo is null || from <= p.ValidTo)
                );
        row.Need(post is not null, "Vai trò", T[Says.HoldsNot]);
        return post;
    }

    /// <summary>Lines of the table of portfolios by what they are for, those just added included.</summary>
    private sealed class LinesBySubject(IEnumerable<Portfolio> lines)
    {
        private readonly Dictionary<(string, Guid?), List<Portfolio>> bySubject = lines
            .GroupBy(p => (p.Field, p.AgencyId))
            .ToDictionary(g => g.Key, g => g.ToList());

        public List<Portfolio> this[(string, Guid?) subject]
        {
            get
            {
                if (!bySubject.TryGetValue(subject, out var same))
                {
                    bySubject[subject] = same = [];
                }

                return same;
            }
        }
    }
}
