using System.Diagnostics;
using ServiceQueue.Contracts;
using ServiceQueue.Core.Halls;

namespace ServiceQueue.Host.Api;

/// <summary>What to do about each fault.</summary>
internal static class FaultWords
{
    public static Words Of(DeviceFaultKind kind) => kind switch
    {
        DeviceFaultKind.LineGone => new(
            "连接断开：请检查串口线和转换器是否插好，接好后自动恢复。",
            "The line is gone: check the cable and the converter; it recovers by itself."),
        DeviceFaultKind.Silent =>
            new("设备没有应答：请检查电源和地址设置。", "The device does not answer: check its power and its address."),
        DeviceFaultKind.Offline =>
            new("设备处于脱机状态：请查看设备面板并恢复联机。", "The device is offline: look at its front and put it online."),
        DeviceFaultKind.PaperOut =>
            new("打印机缺纸：请更换纸卷，换好后自动继续。", "Out of paper: load a new roll; printing goes on by itself."),
        DeviceFaultKind.CoverOpen => new("打印机上盖打开：请合上上盖。", "The cover is open: close it."),
        DeviceFaultKind.Cutter => new(
            "切刀故障：请关闭电源，清除卡纸后重新开机。", "The cutter is jammed: switch off, remove the paper, switch on again."),
        DeviceFaultKind.Hardware => new("设备故障：请联系维护人员。", "The device is broken: call the maintainer."),
        DeviceFaultKind.Garbage =>
            new("收到的数据有误：请检查波特率设置和接线。", "The answers make no sense: check the baud rate and the wiring."),
        DeviceFaultKind.PaperNearEnd => new("打印纸将用完：请准备新纸卷。", "Paper is running low: have a new roll ready."),
        DeviceFaultKind.BrokerGone => new(
            "消息服务未连接：大屏暂停更新，连接后自动恢复。",
            "The broker is not connected: displays are not updated; it recovers by itself."),
        _ => throw new UnreachableException(kind.ToString()),
    };
}
