/* The commands of summerctl. Each takes its name and what follows it, and gives the exit status. */
#pragma once

#include "summer-invocation.h"

G_BEGIN_DECLS

SummerExit summer_command_import  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_assess  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_rescue  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_years   (SummerInvocation *invocation, char **argv);
SummerExit summer_command_export  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_print   (SummerInvocation *invocation, char **argv);
SummerExit summer_command_sample  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_check   (SummerInvocation *invocation, char **argv);
SummerExit summer_command_backup  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_restore (SummerInvocation *invocation, char **argv);
SummerExit summer_command_salvage (SummerInvocation *invocation, char **argv);
SummerExit summer_command_verify  (SummerInvocation *invocation, char **argv);
SummerExit summer_command_journal (SummerInvocation *invocation, char **argv);
SummerExit summer_command_undo    (SummerInvocation *invocation, char **argv);
SummerExit summer_command_sign    (SummerInvocation *invocation, char **argv);
SummerExit summer_command_mark    (SummerInvocation *invocation, char **argv);
SummerExit summer_command_account (SummerInvocation *invocation, char **argv);
SummerExit summer_command_close   (SummerInvocation *invocation, char **argv);

G_END_DECLS
