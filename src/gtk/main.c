#include "config.h"

#include "summer-application.h"
#include "summer-locale.h"
#include "summer-process.h"

int
main (int argc, char **argv)
{
  g_autoptr (SummerApplication) application = NULL;

  summer_process_keep_memory ();
  summer_locale_init ();
  application = summer_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
