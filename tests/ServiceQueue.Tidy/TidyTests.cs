using ServiceQueue.Tidy.Rules;
using Xunit;

namespace ServiceQueue.Tidy;

/// <summary>The house as it stands: every rule over every file.</summary>
public sealed class TidyTests
{
    private static readonly Repository House = Repository.Here;

    [Fact]
    public void Projects_see_only_what_the_arrows_allow() =>
        Expect(House.Texts.Where(t => t.Is(".csproj")).SelectMany(ProjectGraph.Check));

    [Fact]
    public void The_top_level_is_fixed() => Expect(Places.TopLevel(House.Tops));

    [Fact]
    public void Folders_are_small_and_nouns_of_the_trade() => Expect(Places.Folders(House.Paths));

    [Fact]
    public void A_namespace_is_its_folder() => Expect(House.CSharp.SelectMany(Places.Namespace));

    [Fact]
    public void Every_project_has_a_short_readme() => Expect(Places.Readmes(House.Paths, House.Texts));

    [Fact]
    public void Files_are_short() => Expect(House.Texts.SelectMany(Sizes.Lines));

    [Fact]
    public void Lines_are_narrow() => Expect(House.CSharp.SelectMany(Sizes.Width));

    [Fact]
    public void One_word_names_one_thing() =>
        Expect(House.Texts.SelectMany(Identifiers.Check).Concat(Identifiers.Folders(House.Paths)));

    [Fact]
    public void Clocks_and_chance_come_in_as_data() => Expect(House.Texts.SelectMany(Calls.Check));

    [Fact]
    public void Nothing_is_compiled_on_a_condition() => Expect(House.CSharp.SelectMany(Calls.Conditions));

    [Fact]
    public void Nothing_is_left_over() => Expect(House.Texts.SelectMany(Remarks.LeftOver));

    [Fact]
    public void Public_types_say_what_they_are() => Expect(House.CSharp.SelectMany(Remarks.Undescribed));

    [Fact]
    public void No_file_names_a_package_source() => Expect(House.Texts.SelectMany(Mentions.Registries));

    [Fact]
    public void No_text_is_rude() => Expect(House.Texts.SelectMany(Mentions.Rudeness));

    private static void Expect(IEnumerable<Offence> offences)
    {
        var all = offences.ToList();
        if (all.Count > 0) Assert.Fail($"{all.Count} offences:\n{string.Join('\n', all)}");
    }
}
