// What `--help` prints.
export const HELP = `闭环（Bihuan）命令行 —— 与窗口程序使用同一套台账和服务

用法: npm run -s cli -- <命令> [参数] [--data 目录] [--json]
密码: 环境变量 BIHUAN_PASSWORD；有多个用户时用 --user 用户名 指明

  init --office 单位名称 [--user 用户名]            建立台账
  outline 文件                                      只解析，不保存（不需要台账）
  import-outline 文件 --round 轮次 --feedback-date 日期 [--kind 巡视] [--body 巡视机构] [--numbering continuous|restart]
  match 文件 [--round 轮次] [--kind plan|progress|findings] [--dry-run]
         把第二份文件（整改方案、进展报告）与轮次对照：补充空白、措施、进展，新问题另加，不删改已有内容；--dry-run 只对照不存
  documents [--round 轮次] [--number 序号 --out 文件] 列出保存的原件，或导出其中一份
  import-ledger 台账.xlsx|.xls|.et|.csv [--sheet 序号或名称] [--dry-run] [--round 轮次] [--overwrite]
         导入 Excel 台账；--dry-run 只读不存；轮次已有时按编号和文字比对，补空白、加新条目，--overwrite 才改动不同处
  load-sample                                       载入虚构的示例轮次
  rounds                                            列出轮次
  unit add 名称 | unit list                         单位
  assign (--problem 5,6 | --measure 5.1,5.2) [--lead 单位] [--responsible 单位、单位] [--supporting …]
         [--leader 人员] [--contact 人员] [--deadline 日期] [--deadline-text 文字] [--long-term] [--reason 更正理由]
  list problems|tasks|responsibilities|ledger|closeOut [--as-of 日期] [--out 文件.xlsx|文件.docx]
  review open [--date 日期] [--due 时刻]                 不写日期时取日历中的下一个调度日
  review forms --out 文件夹 [--unit 单位] [--word] [--cover]      生成调度表（及封面）和发放清单
  review collect 文件夹 [--dry-run] [--medium U盘] [--received 时刻]   读取回收表，收取填好且无疑点的
  review status [--review 次数] | review diff 次数 次数  报送情况；两次对比
  review report --unit 单位 [--status 按时|迟报|未报|免报] [--received 时刻] [--medium U盘|光盘|纸质|电话] [--reason 免报原因]
  review report --measure 5.1 --text 进展 [--percent 60] [--state 整改中] [--difficulty …] [--plan …] [--return-reason …]
  review show [--review 次数] | review close | review list
  bulletin draft [--review 次数 | --as-of 日期] [--kind 调度通报|简报|通报] [--correct 期号]   起草；--correct 更正已印发的一期
  bulletin issue [--number 期号] | bulletin show [--number 期号] [--out 文件.docx] | bulletin list [--text 文字]
  report notice|internal|leader|plan|lookback|stage [--as-of 日期] [--from 起始日期] [--switches JSON或文件] [--out 文件.docx]   起草报告
  report list | report write|submit|approve|return|issue [--number 序号] [--text 意见] [--out 文件.docx]
  letter new --kind 督办通知单 --unit 单位 (--problem 5,6 | --measure 5.1) [--due 办结时限] [--reply-by 反馈截止]
         [--text 办理要求] [--issue] [--out 文件.docx]  |  letter list
  template list | template export 模板 --out 文件.docx | template reset 模板       文书、审批表、纪要等模板
  template check 文件.docx --kind 模板 | template replace 模板 文件.docx           检查、换用改好的模板；有错的栏目退出码为 1
  lights show | lights set 规则.json | lights reset  亮灯规则：查看、设定（格式同 show --json）、恢复默认
  style show | style set 版式.json | style reset     文稿版式：查看、设定（格式同 show --json）、恢复国标
  lookback plan --name 名称 [--unit 单位] [--kind 整改类型] [--count 条数 | --percent 比例] [--by unit|kind] [--seed 种子]
         [--due 日期] [--responsible 人员] [--dry-run]   从已销号的问题中抽取；种子相同，抽出的问题相同
  lookback list | lookback show [--name 方案] [--out 文件.xlsx|文件.docx] | lookback calendar
  lookback record --problem 5 --result 巩固|需强化|反弹 --methods 现场核查、查阅资料 --persons 人员 --text 情况 [--date 日期] [--name 方案]
  lookback apply --problem 5 --consequence 销号不变|强化|转入常态化管理|重新挂号 [--text 强化措施或依据] [--due 日期] [--months 间隔] [--reason 原因]
  outcomes [--by unit|aspect|problem|month] [--from 日期] [--to 日期] [--out 文件.xlsx|文件.docx]     整改成效统计
  outcomes add --measure 5.1 --kind 新建|修订|诫勉|追缴|约谈… [--name 名称] [--number 文号] [--count 数] [--amount 12.3456万元] [--date 日期]
  stats --rows unit --cols class [--of problems|measures] [--at 日期] [--compare 日期] [--round 轮次 | --all] [--out 文件.xlsx|文件.docx]
         交叉统计；行列可用 unit、aspect、kind、state、class、light、round；过去的日期取最近一次已关闭的调度
  clues [list --ledger clue|petition]               线索信访件数；列出台账需要权限，并记入日志
  close apply --problem 5,6 [--results 成效] [--learned 举一反三] [--standard 标准] [--ticks all] [--methods 查阅资料、现场核查]
         [--checkers 甲、乙] [--checked 日期] [--send --date 申请日期]   起草销号申请；--send 送签，缺什么逐条列出
  close sign --problem 5,6 --by 签字人 --date 日期 [--text 意见]     登记当前环节的签署（不能由申请人登记）
  close return --problem 5 --by 签字人 --date 日期 --reason 原因     退回
  close record --problem 5,6 --by 批准人 --date 日期 --basis 依据    补录原台账已销号的问题
  close show [--problem 5 [--out 文件.docx]]                       各组问题；一条的办理情况；导出销号审批表
  reopen --problem 5 --reason 原因 --basis 依据 --date 日期 --confirm   重新挂号，开始新的一轮
  search 文字 [--round 轮次] [--limit 20]             查找问题、措施、进展、单位、人员（可用拼音或首字母）
  check [--round 轮次]                              完备性检查；有必改的内容时退出码为 1
  checkup [--rules 规则,规则] [--unit 单位] [--limit 200]   体检：雷同、空话、停滞、反复延期等，逐条说明依据
  acts [--limit 20]                                 本人最近的操作，可按序号撤销
  undo [序号] | redo [序号]                         撤销、重做（默认最近一次）
  history --problem 5 | --measure 5.1               一条问题或措施的修改记录
  evidence add 文件或文件夹… (--problem 5 | --measure 5.1)  添加佐证材料，自动编号、加密存入；同一文件不重复
         [--for progress|closeout|lookback|letter --number 文书编号]   另关联到进行中的周调度进展、销号申请、回头看、文书
  evidence list [--problem 5 | --measure 5.1] [--out 佐证目录.docx|.xlsx]
  evidence export [--problem 5 | --measure 5.1] --out 文件夹   导出佐证材料
  evidence dossier [--problem 5,6] --out 文件夹|文件.zip        一案一档：问题、进展、销号、文书、佐证和目录
  evidence clean                                    把没有登记的文件移入隔离区
  users list | users add 用户名 --role 经办、审核 | users roles 用户名 --role 只读 | users reset|disable|restore 用户名
         新密码取自环境变量 BIHUAN_NEW_PASSWORD；角色：系统管理员、安全管理员、审计员、经办、审核、线索专管、只读
  users password | users sheet | users recover 用户名  修改自己的密码；制作恢复单；用恢复码（BIHUAN_RECOVERY_CODE）重设密码
  backup now | backup list | backup verify [名称] | backup drill [名称] | backup restore 名称
         备份、列出、逐页校验、恢复演练（在临时文件夹中恢复并打开）、恢复（先另存现状）；命令结束时到点自动备份
  verify                                            检查数据文件、引用关系、操作日志、检索索引、佐证材料
  log [--limit 20] [--from 日期] [--to 日期] [--by 用户] [--kind 导出和打印|登录和登录失败|…] [--text 文字]
         [--out 日志.csv|日志.xlsx]                  操作日志：查看，或导出全部符合条件的（需要审计员）

日期写作 2026-03-26；有多个轮次时用 --round 指明。出错时退出码不为 0，并给出一行说明。`;
