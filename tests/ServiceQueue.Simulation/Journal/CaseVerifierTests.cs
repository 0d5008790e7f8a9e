using FluentAssertions;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Cases;
using ServiceQueue.Core.Cases.Intake;
using ServiceQueue.Engine.Journal;
using ServiceQueue.Engine.Views;
using Xunit;

namespace ServiceQueue.Simulation.Journal;

/// <summary>The stored rows of cases against the journal: what was tampered with is named.</summary>
public sealed class CaseVerifierTests
{
    private static readonly CasePapers Papers = new(null, new Applicant("张三"), [], "letter");

    [Fact]
    public async Task Rows_of_open_and_closed_cases_are_a_fold_of_the_journal()
    {
        await using var hall = await ThreeCasesAsync();
        var found = await new Verifier(hall.Store, "report").RunAsync(default);
        found.Wrong.Should().BeEmpty();
        found.Cases.Should().Be(3);

        var closed = CaseRows.Read((await hall.Store.CaseAsync("report", Number(hall, 2), default))!);
        closed.State.Should().Be(CaseState.Consulted);
        hall.Runner.State.Books.Cases.Open.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_changed_row_is_named(int nth)
    {
        await using var hall = await ThreeCasesAsync();
        var row = (await hall.Store.CaseAsync("report", Number(hall, nth), default))!;
        row.Body[^2] ^= 1;
        var wrong = (await new Verifier(hall.Store, "report").RunAsync(default)).Wrong;
        wrong.Should().ContainSingle().Which.Should().Contain($"case {row.Case} differs");
    }

    [Fact]
    public async Task A_row_from_nowhere_is_counted()
    {
        await using var hall = await ThreeCasesAsync();
        var row = (await hall.Store.CaseAsync("report", Number(hall, 1), default))!;
        await hall.Store.AppendAsync(
            new StoreBatch { Hall = "report", Cases = [row with { Case = "1999-00001" }] }, default);
        (await new Verifier(hall.Store, "report").RunAsync(default)).Wrong
            .Should().ContainSingle().Which.Should().Contain("4 rows of cases are stored");
    }

    private static string Number(RunningHall hall, int nth) =>
        $"{hall.Runner.State.Books.Cases.Year}-{nth:00000}";

    private static async Task<RunningHall> ThreeCasesAsync()
    {
        var hall = await RunningHall.OpenAsync();
        await hall.AskAsync(new ReceiveCase(Papers, "clerk"));
        await hall.AskAsync(new AcceptCase(Number(hall, 1), "clerk", CaseKind.Petition));
        await hall.AskAsync(new ReceiveCase(Papers, "clerk"));
        await hall.NextDayAsync();
        await hall.AskAsync(new AnswerCase(Number(hall, 2), "clerk", "您的建议已收悉。"));
        await hall.AskAsync(new ReceiveCase(Papers, "clerk"));
        return hall;
    }
}
