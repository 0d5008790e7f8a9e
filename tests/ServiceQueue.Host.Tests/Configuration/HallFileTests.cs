using System.Text.Json.Nodes;
using FluentAssertions;
using ServiceQueue.Host.Tests.Running;
using Xunit;

namespace ServiceQueue.Host.Tests.Configuration;

/// <summary>
/// A hall that is configured wrongly does not start, and says where the mistake is and what to write instead.
/// </summary>
public sealed class HallFileTests
{
    private static string Speaker(string rest) =>
        $$"""{"id": "speaker-1", "kind": "speaker", "line": "sim:", {{rest}}}""";

    /// <summary>
    /// Path in hall.json, what to put there (null takes it away), the JSON path told, and words of the
    /// remedy.
    /// </summary>
    public static TheoryData<string, string?, string, string> Mistakes => new()
    {
        { "hall", null, "$.hall", "is missing; write for instance \"demo\"" },
        { "hall", "\"Demo Hall\"", "$.hall", "lower-case letters, digits and hyphens" },
        { "hall", "7", "$.hall", "must be a text" },
        { "name", null, "$.name", "is missing" },
        { "name/en", "[]", "$.name.en", "must be a text" },
        { "name/fr", "\"Centre\"", "$.name.fr", "is not known here; known are zh-CN, en" },
        { "timeZone", "\"Peking\"", "$.timeZone", "write for instance \"Asia/Shanghai\"" },
        { "locales/0", "\"fr\"", "$.locales[0]", "known are zh-CN, en" },
        { "locales", "\"zh-CN\"", "$.locales", "must be an array" },
        { "publicUrl", "\"hall.example\"", "$.publicUrl", "such as \"http://" },
        { "publicUrl", "\"ftp://hall.example\"", "$.publicUrl", "such as \"http://" },
        { "conters", "[]", "$.conters", "is not known here; known are" },
        { "hours/profile", "\"HP-XX\"", "$.hours.profile", "known are" },
        { "hours/calendar", "\"mars\"", "$.hours.calendar", "write \"cn\"" },
        { "hours/openOnMakeup", "\"yes\"", "$.hours.openOnMakeup", "must be true or false" },
        { "complaintPhones", "\"12345\"", "$.complaintPhones", "must be an array" },
        { "complaintPhones/0", "12345", "$.complaintPhones[0]", "must be a text" },
        { "services", null, "$.services", "is missing; write an array" },
        { "services", "[]", "$.services", "at least one service" },
        { "services", "{}", "$.services", "must be an array" },
        { "services/0/id", "\"a b\"", "$.services[0].id", "lower-case" },
        { "services/1/id", "\"social-security\"", "$.services",
            "\"social-security\" 2 times; give each its own" },
        { "services/0/letter", "\"AB\"", "$.services[0].letter", "one letter from A to Z" },
        { "services/0/letter", "\"a\"", "$.services[0].letter", "one letter from A to Z" },
        { "services/1/letter", "\"A\"", "$.services", "letter \"A\" 2 times" },
        { "services/0/items/0", "\"SV-NO\"", "$.services[0].items[0]",
            "not in catalogue.json; add it there or remove it here" },
        { "services/1/items/0", "\"SV-LD-UNEMP-REG\"", "$.services[1].items[0]", "keep one of the two" },
        { "services/0/typicalServiceSeconds", "0", "$.services[0].typicalServiceSeconds",
            "from 10 to 14400" },
        { "services/0/dayQuota", "1.5", "$.services[0].dayQuota", "must be a whole number from 1" },
        { "services/0/colour", "1", "$.services[0].colour", "is not known here" },
        { "counters", "[]", "$.counters", "at least one counter" },
        { "counters/0/id", "0", "$.counters[0].id", "from 1 to 999" },
        { "counters/0/id", "\"1\"", "$.counters[0].id", "must be a whole number" },
        { "counters/1/id", "1", "$.counters", "id \"1\" 2 times" },
        { "counters/0/services", null, "$.counters[0].services", "is missing; write an array" },
        { "counters/0/services/0", "\"no-such\"", "$.counters[0].services[0]", "there are social-security" },
        { "counters/0/services/1", "\"consultation\"", "$.counters[0].services[1]",
            "stands here twice; keep one" },
        { "counters/0/printer", "\"printer-9\"", "$.counters[0].printer",
            "there is no printer \"printer-9\" in devices; there are printer-1" },
        { "counters/0/sign", "\"sign-9\"", "$.counters[0].sign",
            "there is no sign \"sign-9\" in devices; there are sign-1" },
        { "counters/0/sign", "\"keypad-1\"", "$.counters[0].sign", "there is no sign \"keypad-1\"" },
        { "counters/1/sign", "\"sign-1\"", "$.counters", "sign \"sign-1\" 2 times" },
        { "counters/0/keypad", "\"keypad-9\"", "$.counters[0].keypad", "there is no keypad \"keypad-9\"" },
        { "counters/1/keypad", "\"keypad-1\"", "$.counters", "keypad \"keypad-1\" 2 times" },
        { "devices/0/id", "\"broker\"", "$.devices[0].id", "choose another id" },
        { "devices/1/id", "\"printer-1\"", "$.devices", "id \"printer-1\" 2 times" },
        { "devices/0/kind", "\"oven\"", "$.devices[0].kind",
            "known are printer, sign, keypad, speaker, display" },
        { "devices/0/profile", null, "$.devices[0].profile", "is missing" },
        { "devices/0/profile", "\"x\"", "$.devices[0].profile", "known are auto, auto-58mm, epson-tm-t20, " },
        { "devices/0/protocol", "\"zpl\"", "$.devices[0].protocol", "known is escpos" },
        { "devices/2/protocol", "\"ff68\"", "$.devices[2].protocol",
            "known are lihe, onbon-bx, alpha, modbus-digits, am03127" },
        { "devices/2/profile", "\"generic-80mm-cjk\"", "$.devices[2].profile", "is not known here" },
        { "devices/2/cells", "1", "$.devices[2].cells", "from 2 to 64" },
        { "devices/2/form", "\"picture\"", "$.devices[2].form", "known are text, ticket" },
        { "devices/2/colour", "\"blue\"", "$.devices[2].colour", "known are red, green, yellow" },
        { "devices/2/line", "\"sim:x?data=7&parity=even\"", "$.devices[2].line", "write data=8" },
        { "devices/0/cells", "8", "$.devices[0].cells", "is not known here" },
        { "devices/2/address", null, "$.devices[2].address", "is missing" },
        { "devices/2/address", "255", "$.devices[2].address", "from 1 to 254" },
        { "devices/6/address", "4", "$.devices[6].address",
            "\"sign-4\" on the same line has the address 4 too; change one" },
        { "devices/8/evaluator", "1", "$.devices[8].evaluator", "must be true or false" },
        { "devices/14", Speaker(""" "protocol": "syn1" """), "$.devices[14].protocol",
            "known are syn6288, xfs5152" },
        { "devices/14", Speaker(""" "protocol": "syn6288", "english": true """), "$.devices[14].english",
            "speaks Chinese only; use \"xfs5152\"" },
        { "devices/14", Speaker(""" "protocol": "syn6288", "volume": 101 """), "$.devices[14].volume",
            "from 0 to 100" },
        { "devices/14",
            Speaker(""" "protocol": "syn6288", "quiet": {"from": "noon", "to": "14:00", "volume": 5} """),
            "$.devices[14].quiet.from", "is no time of day; write for instance \"12:00\"" },
        { "devices/2", Unit("\"protocol\": \"lihe\", \"address\": 1"), "$.devices[2].protocol",
            "known is qcp" },
        { "devices/2", Unit("\"address\": 127"), "$.devices[2].address", "from 1 to 126" },
        { "devices/0/line", null, "$.devices[0].line", "is missing" },
        { "devices/0/line", "\"ttyS1\"", "$.devices[0].line", "serial:" },
        { "devices/0/line", "\"tcp:10.0.0.9\"", "$.devices[0].line", "tcp:" },
        { "devices/0/line", "\"tcp:10.0.0.9:99999\"", "$.devices[0].line", "tcp: needs host and port" },
        { "devices/0/line", "\"serial:/dev/ttyS1?baud=fast\"", "$.devices[0].line", "baud" },
        { "devices/0/line", "\"serial:/dev/ttyS1?bauds=9600\"", "$.devices[0].line", "bauds" },
        { "devices/0/line", "\"serial:/dev/ttyS1?parity=some\"", "$.devices[0].line", "parity" },
        { "devices/0/line", "\"usb:1\"", "$.devices[0].line", "no known scheme" },
        { "devices/6/line", "\"sim:rs485-signs?baud=4800\"", "$.devices[6].line",
            "give all the same settings" },
        { "kiosks/0/printers", "[\"printer-1\"]", "$.kiosks[0].printer", "keep the list alone" },
        { "kiosks/0/printer", "\"printer-9\"", "$.kiosks[0].printer", "there are printer-1, printer-2" },
        { "kiosks/1/id", "\"kiosk-1\"", "$.kiosks", "id \"kiosk-1\" 2 times" },
        { "rules/spokenTimes", "9", "$.rules.spokenTimes", "from 1 to 5" },
        { "rules/outOfOrderReasons", "\"elderly\"", "$.rules.outOfOrderReasons", "must be an array" },
        { "rules/demandsPaper", "1", "$.rules.demandsPaper", "must be true or false" },
        { "rules/spoken", "1", "$.rules.spoken", "is not known here" },
    };

    /// <summary>Settings of a sign, the JSON path told, and words of the remedy.</summary>
    public static TheoryData<string, string, string> SignMistakes => new()
    {
        { "'protocol':'alpha','line':'sim:x?data=7'", "line", "data=7&parity=even or data=8&parity=none" },
        { "'protocol':'alpha','oneWay':'yes'", "oneWay", "must be true or false" },
        { "'protocol':'alpha','form':'text'", "form", "is not known here; known are" },
        { "'protocol':'modbus-digits'", "registers", "is missing; write where the panel keeps its digits" },
        { "'protocol':'modbus-digits','cells':8,'registers':{'first':0,'digits':4}", "cells",
            "not known here" },
        { "'protocol':'modbus-digits','address':248,'registers':{'first':0,'digits':4}", "address",
            "from 1 to 247" },
        { "'protocol':'modbus-digits','registers':{'digits':4}", "registers.first", "from 0 to 65535" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':0}", "registers.digits",
            "from 1 to 16" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':4,'form':'hex'}", "registers.form",
            "known are digit, bcd, ascii, number" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':4,'perRegister':2}",
            "registers.perRegister", "from 1 to 1" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':4,'form':'bcd','blank':16}",
            "registers.blank", "from 0 to 15" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':4,'form':'bcd','blank':8}",
            "registers.blank", "write the code of a dark one" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':6,'form':'number'}",
            "registers.digits", "at most 5" },
        { "'protocol':'modbus-digits','registers':{'first':65534,'digits':4}", "registers.first",
            "write a lower one" },
        { "'protocol':'modbus-digits','registers':{'first':0,'digits':4,'write':'all'}", "registers.write",
            "known are many, one" },
        { "'protocol':'am03127','address':0", "address", "from 1 to 254" },
        { "'protocol':'onbon-bx','brightness':[]", "brightness", "is empty; write for instance" },
        { "'protocol':'onbon-bx','brightness':[{'from':'7','level':3}]", "brightness[0].from",
            "is no time of day" },
        { "'protocol':'onbon-bx','brightness':[{'from':'07:00','level':16}]", "brightness[0].level",
            "from 0 to 15" },
        { "'protocol':'lihe','brightness':[{'from':'07:00','level':6}]", "brightness", "is not known here" },
        { "'protocol':'onbon-bx','cells':100", "cells", "from 2 to 64" },
        { "'protocol':'onbon-bx','line':'sim:x?data=7&parity=even'", "line", "write data=8" },
    };

    /// <summary>Settings of a sign that are right.</summary>
    public static TheoryData<string> Signs => new()
    {
        "'protocol':'lihe','form':'ticket','colour':'green'",
        "'protocol':'onbon-bx','cells':12",
        "'protocol':'onbon-bx','brightness':[{'from':'07:00','level':12},{'from':'18:30','level':4}]",
        "'protocol':'alpha','line':'sim:x?data=7&parity=even'",
        "'protocol':'alpha','line':'sim:x','oneWay':true,'cells':10",
        "'protocol':'am03127'",
        "'protocol':'modbus-digits','registers':{'first':0,'digits':4}",
        "'protocol':'modbus-digits','registers':{'first':100,'digits':3,'form':'bcd','write':'one'}",
        "'protocol':'modbus-digits','registers':{'first':1,'digits':5,'form':'ascii','perRegister':1}",
        "'protocol':'modbus-digits','registers':{'first':1,'digits':5,'form':'number','blank':0}",
    };

    [Theory]
    [MemberData(nameof(SignMistakes))]
    public void A_mistake_of_a_sign_is_told_with_place_and_remedy(string sign, string place, string remedy)
    {
        using var folder = HallFolder.OfDemo();
        PutSign(folder, sign);
        FluentActions.Invoking(() =>
            Host.Configuration.HallFile.Read(folder.Directory, "http://127.0.0.1:1"))
            .Should().Throw<Host.Configuration.ConfigException>()
            .Which.Mistakes.Should().ContainSingle(m =>
                m.Place.EndsWith($"hall.json $.devices[2].{place}") && m.What.Contains(remedy));
    }

    [Theory]
    [MemberData(nameof(Signs))]
    public void A_sign_of_each_protocol_is_read_and_has_both_ends(string sign)
    {
        using var folder = HallFolder.OfDemo();
        PutSign(folder, sign);
        var device = Host.Configuration.HallFile.Read(folder.Directory, "http://127.0.0.1:1").Devices[2];
        Host.Hosting.SignDialects.Of(device).Show(Lamp).Should().NotBeEmpty();
        Host.Lab.LabSigns.Of(device).Lamps().Length.Should().Be(64 * 16);
    }

    private static readonly Core.Jobs.CounterPicture Lamp = new()
    {
        Sequence = 1, Counter = 1, State = Core.Jobs.CounterShows.Called, Ticket = "A001", Text = "请A001号",
    };

    private static void PutSign(HallFolder folder, string settings)
    {
        var sign = JsonNode.Parse($"{{{settings.Replace('\'', '"')}}}")!.AsObject();
        foreach (var (name, value) in new[] { ("id", "sign-1"), ("kind", "sign"), ("line", "sim:x") })
            sign.TryAdd(name, JsonValue.Create(value));
        sign.TryAdd("address", JsonValue.Create(1));
        folder.Hall["devices"]![2] = sign;
        folder.Write();
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_with_its_place_and_remedy(string place, string? value, string path,
        string remedy)
    {
        using var folder = HallFolder.OfDemo();
        Put(folder.Hall, place, value);
        folder.Write();
        var told = FluentActions.Invoking(() =>
            Host.Configuration.HallFile.Read(folder.Directory, "http://127.0.0.1:1"))
            .Should().Throw<Host.Configuration.ConfigException>().Which;
        told.Mistakes.Should().Contain(m => m.Place.Contains($"hall.json {path}") && m.What.Contains(remedy));
    }

    [Fact]
    public async Task All_mistakes_are_told_at_once_and_nothing_is_left_behind()
    {
        using var folder = HallFolder.OfDemo();
        Put(folder.Hall, "hall", "\"Demo Hall\"");
        Put(folder.Hall, "services/0/letter", "\"AB\"");
        Put(folder.Hall, "counters/3/sign", "\"sign-9\"");
        Put(folder.Hall, "devices/0/line", "\"ttyS1\"");
        Put(folder.Hall, "kiosks/0/printer", "\"printer-9\"");
        var data = Path.Combine(folder.Write(), "data");

        var (code, output, errors) =
            await HostProgram.RunAsync("run", "--config", folder.Directory, "--data", data);
        code.Should().Be(2);
        output.Should().BeEmpty();
        errors.Should().Contain("The configuration cannot be used").And.NotContain("   at ");
        foreach (var path in new[] { "$.hall", "$.services[0].letter", "$.counters[3].sign",
            "$.devices[0].line", "$.kiosks[0].printer" })
            errors.Should().Contain($"hall.json {path}: ");
        Directory.Exists(data).Should().BeFalse("a hall that cannot run makes no journal");
    }

    [Theory]
    [InlineData("hall.json", "{ \"hall\": \"demo\",\n  \"name\" \"x\" }", "hall.json line 2, column")]
    [InlineData("hall.json", "", "hall.json line 1, column")]
    [InlineData("hall.json", "[]", "must be an object")]
    [InlineData("hall.json", null, "cannot be read")]
    [InlineData("catalogue.json", "{}", "catalogue.json $.items: is missing")]
    [InlineData("catalogue.json", "\"x\"", "catalogue.json $: must be an object")]
    [InlineData("catalogue.json", "[{\"name\":\"x\"}]", "catalogue.json $[0].id: is missing")]
    [InlineData("appsettings.json", "{ \"Listen\": ", "appsettings.json")]
    [InlineData("appsettings.json", "{ \"Listen\": \"nonsense\" }", "appsettings.json $.Listen: must be")]
    [InlineData("appsettings.json", "{ \"Broker\": { \"Port\": \"many\" } }",
        "appsettings.json $.Broker.Port: must be")]
    public async Task A_file_that_cannot_be_read_stops_the_start(string file, string? text, string said)
    {
        using var folder = HallFolder.OfDemo();
        folder.Write();
        if (text is null) File.Delete(Path.Combine(folder.Directory, file));
        else folder.Put(file, text);

        var (code, _, errors) = await HostProgram.RunAsync("run", "--config", folder.Directory);
        code.Should().Be(2, errors);
        errors.Should().Contain(said).And.NotContain("   at ").And.NotContain("Unhandled");
    }

    [Fact]
    public async Task A_simulated_line_in_a_production_hall_is_told_at_the_start()
    {
        using var folder = HallFolder.OfDemo();
        var (code, _, errors) = await HostProgram.RunAsync("run", "--config", folder.Write());
        code.Should().Be(2, errors);
        errors.Should().Contain("hall.json $.devices[0].line: ").And.Contain("hall.json $.devices[13].line: ")
            .And.NotContain("   at ").And.NotContain("Unhandled");
    }

    [Fact]
    public async Task A_journal_that_is_none_stops_the_start()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        var data = Directory.CreateDirectory(Path.Combine(folder.Write(), "data")).FullName;
        folder.Put("data/servicequeue.db", string.Concat(Enumerable.Repeat("This is no journal. ", 500)));

        var (code, _, errors) =
            await HostProgram.RunAsync("run", "--config", folder.Directory, "--data", data);
        code.Should().Be(2, errors);
        errors.Should().Contain("servicequeue.db").And.NotContain("   at ").And.NotContain("Unhandled");
    }

    [Fact]
    public async Task An_address_that_is_taken_stops_the_start()
    {
        using var folder = HallFolder.OfCounters(1, "alpha");
        await using var first = await RunningHall.StartAsync(folder.Write());
        var (code, _, errors) = await HostProgram.RunAsync(
            "run", "--config", folder.Directory, "--data", Path.Combine(folder.Directory, "other"), "--port",
                $"{first.Site.Port}");
        code.Should().Be(2, errors);
        errors.Should().Contain($"{first.Site.Port}").And.NotContain("   at ").And.NotContain("Unhandled");
    }

    private static string Unit(string more) =>
        $$"""{ "id": "sign-1", "kind": "unit", {{more}}, "line": "sim:" }""";

    private static void Put(JsonNode root, string place, string? value)
    {
        var steps = place.Split('/');
        var at = root;
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        var node = value is null ? null : JsonNode.Parse(value);
        if (int.TryParse(steps[^1], out var last)) at[last] = node;
        else if (value is null) at.AsObject().Remove(steps[^1]);
        else at[steps[^1]] = node;
    }
}
