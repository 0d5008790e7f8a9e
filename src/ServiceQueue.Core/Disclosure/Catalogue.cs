using System.Collections.Immutable;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Hours;

namespace ServiceQueue.Core.Disclosure;

/// <summary>A service item, 事项, as the hall has published it.</summary>
/// <param name="Id">Its lasting id in the catalogue, such as "SV-FP-BIRTH-REG".</param>
/// <param name="Name">Its name.</param>
/// <param name="Materials">What an applicant brings; empty when the hall has not filled it in.</param>
/// <param name="Steps">What is done, in order.</param>
/// <param name="IsImmediate">即办件: done on the spot.</param>
/// <param name="Promise">The promised time, or null where the hall has promised none.</param>
/// <param name="IsLicence">Whether the licensing law binds it (deemed acceptance, 行政许可法 32).</param>
/// <param name="MustPublish">Whether its results are made public (002-D 五).</param>
/// <param name="IsSensitive">Health data and the like: never named in public (个人信息保护法 28).</param>
public sealed record ItemPlan(
    string Id, Words Name, ImmutableArray<string> Materials, ImmutableArray<string> Steps,
    bool IsImmediate = false, TimeLimit? Promise = null, bool IsLicence = false, bool MustPublish = false,
    bool IsSensitive = false)
{
    /// <summary>Conditions, 办理条件; empty when not filled in, "不适用" when there is none.</summary>
    public string Conditions { get; init; } = "";

    /// <summary>When it is not granted, 不予办理的情形.</summary>
    public string Refusals { get; init; } = "";

    /// <summary>What the law says it rests on, 办事依据.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The fee in yuan, or null where none is taken.</summary>
    public decimal? Fee { get; init; }

    /// <summary>The legal basis of the fee; a fee without one is never shown or taken (000-D 9).</summary>
    public string FeeBasis { get; init; } = "";

    /// <summary>Where it is done.</summary>
    public string Place { get; init; } = "";

    /// <summary>Whom to call.</summary>
    public string Phone { get; init; } = "";

    /// <summary>First and last day of the year on which it is taken, "07-15/08-15", or empty.</summary>
    public string Season { get; init; } = "";

    /// <summary>The forms to fill in, each with a blank one and a filled-in sample.</summary>
    public ImmutableArray<FormPlan> Forms { get; init; } = [];

    /// <summary>
    /// Marked on every screen and paper as not yet complete: a part of the guide is still missing
    /// (R-PUB-GUIDE). Set when the catalogue is published.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>
    /// Known to the hall, but not shown to the public: the policy behind it may have changed, and the hall
    /// has not confirmed it yet.
    /// </summary>
    public bool IsHidden { get; init; }
}

/// <summary>A form of an item.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">Where the blank form is, or empty.</param>
/// <param name="Sample">Where the filled-in sample is, or empty.</param>
public sealed record FormPlan(string Name, string File = "", string Sample = "");

/// <summary>The whole catalogue as published at one time; never changed, only followed by the next.</summary>
/// <param name="Version">Its name; tickets and cases keep the one in force (000-I 二6).</param>
/// <param name="EffectiveAt">From when it is in force.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Approver">Who approved it; not the author.</param>
/// <param name="Items">Its items.</param>
public sealed record CatalogueEdition(
    string Version, Instant EffectiveAt, string Author, string Approver, ImmutableArray<ItemPlan> Items)
{
    /// <summary>The item of an id, or null.</summary>
    public ItemPlan? Item(string? id) => Items.FirstOrDefault(i => i.Id == id);
}
