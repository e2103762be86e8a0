/* Unlocks a database with accounts, to the point where its records can be asked for, against argon2id with the same cost
 * and 50 ms. Alternates; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <sodium.h>
#include <stdlib.h>

#include "summer-keyring-private.h"
#include "summer-programme-table.h"
#include "summer-sign-in.h"

#define MORE 0.05 /* seconds */

static double
now (void)
{
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

static double
time_ours (char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSession) session = NULL;
  g_autoptr (SummerStore) store = NULL;
  double began = now ();

  session = summer_sign_in (argv[1], argv[2], argv[3], NULL, &error);
  if (session != NULL)
    store = summer_store_open_for (argv[1], SUMMER_STORE_NONE, session, &error);
  if (store == NULL || summer_programme_find (store, 0, &error) == 0)
    g_error ("%s", error->message);
  return now () - began;
}

static double
time_bare (const char *password)
{
  static const guint8 salt[crypto_pwhash_SALTBYTES] = { 1 };
  guint8 key[32];
  double began = now ();

  if (crypto_pwhash (key, sizeof key, password, strlen (password), salt, SUMMER_KEYRING_OPSLIMIT,
                     SUMMER_KEYRING_MEMLIMIT, crypto_pwhash_ALG_ARGON2ID13)
      != 0)
    g_error ("there is no memory for argon2id");
  return now () - began + MORE;
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 5 ? atoi (argv[4]) : 0;

  if (repetitions < 1 || sodium_init () < 0)
    g_error ("usage: bench-unlock DATABASE ACCOUNT PASSWORD REPETITIONS");
  for (int i = -1; i < repetitions; i++)
    {
      double ours = time_ours (argv), theirs = time_bare (argv[3]);

      if (i >= 0)
        g_print ("%f %f\n", ours, theirs);
    }
  return EXIT_SUCCESS;
}
