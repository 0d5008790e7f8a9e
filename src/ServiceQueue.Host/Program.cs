using System.Text;
using ServiceQueue.Host.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await Cli.Make().Parse(args).InvokeAsync();
