/* Random numbers that are the same on every machine: splitmix64, in the public domain. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 state;
} SummerSampleRandom;

static inline guint64
summer_sample_random_next (SummerSampleRandom *random)
{
  guint64 z = (random->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* 0 to n - 1; n must not be 0. */
static inline guint
summer_sample_random_below (SummerSampleRandom *random, guint n)
{
  return (guint) (((summer_sample_random_next (random) >> 32) * n) >> 32);
}

/* Whether a thing happens that happens so many times in a thousand. */
static inline gboolean
summer_sample_random_chance (SummerSampleRandom *random, guint per_mille)
{
  return summer_sample_random_below (random, 1000) < per_mille;
}

/* A stream of its own for one part of the whole, so that a change in one part leaves the others alone. */
static inline SummerSampleRandom
summer_sample_random_stream (guint64 seed, guint64 part)
{
  SummerSampleRandom random = { seed ^ (part * G_GUINT64_CONSTANT (0xd1342543de82ef95)) };

  summer_sample_random_next (&random);
  return random;
}

G_END_DECLS
