using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using FluentAssertions;
using NodaTime;
using ServiceQueue.Core.Halls;
using ServiceQueue.Core.Visits;
using ServiceQueue.Engine.Views;
using Xunit;

namespace ServiceQueue.Simulation.Views;

/// <summary>The workbook opens as one, and says what the other tables say.</summary>
public sealed class DayReportXlsxTests
{
    private static readonly Instant Nine = Instant.FromUtc(2026, 3, 2, 1, 0);

    [Fact]
    public void HoldsTheReportsNumbersAsNumbers()
    {
        var turn = new Turn
        {
            Service = "social", State = TurnState.Finished, Order = 1, Tie = 1, WaitingSince = Nine,
            CalledAt = Nine + Duration.FromMinutes(65), ServedAt = Nine + Duration.FromMinutes(66),
            EndedAt = Nine + Duration.FromMinutes(70), Counter = 1, Clerk = "=王芳", Outcome = "immediate",
        };
        var visit = new Visit
        {
            Id = new VisitId("V1"), Ticket = new TicketNumber('A', 1), Day = new LocalDate(2026, 3, 2),
            Class =
                "ordinary", Locale = "zh-CN", IssuedAt = Nine, Ahead = 0, Estimate = default, Turns = [turn],
        };
        var plan = new HallPlan { Hall = "test", Name = new Words("测试"), Services = [], Counters = [] };
        using var file = new MemoryStream(DayReportXlsx.Write(DayReport.Of(plan, visit.Day, [visit])));
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(book).Should().BeEmpty();
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToArray();
        rows[0].Should().StartWith(["by", "key", "label", "issued"]);
        rows[1][Array.IndexOf(rows[0], "waitMeanSeconds")]
            .Should().Be("3900", "65 minutes are 3,900 seconds");
        rows.Single(row => row[0] == "clerk")[1].Should().Be("'=王芳", "a name is no formula");
    }
}
