using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ServiceQueue.Engine.Views;

/// <summary>
/// A day report as a workbook: one sheet, the lines of <see cref="DayReportCsv"/>, numbers as numbers.
/// </summary>
public static class DayReportXlsx
{
    /// <summary>Writes a report.</summary>
    public static byte[] Write(DayReport report)
    {
        using var buffer = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(DayReportCsv.Lines(report).Select(Line)));
            book.Workbook = new Workbook(new Sheets(new Sheet
            {
                Id = book.GetIdOfPart(sheet), SheetId = 1, Name = $"{report.Day:uuuu-MM-dd}",
            }));
        }

        return buffer.ToArray();
    }

    private static Row Line(IReadOnlyList<string> fields) => new(fields.Select(Field));

    private static Cell Field(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? new Cell { DataType = CellValues.Number, CellValue = new CellValue(text) }
            : new Cell
            {
                DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)),
            };
}
