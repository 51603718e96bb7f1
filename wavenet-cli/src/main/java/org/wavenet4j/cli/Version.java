package org.wavenet4j.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar, with the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"wavenet " + project() + " (Java " + Runtime.version() + ")"};
  }

  private static String project() {
    String version = Version.class.getPackage().getImplementationVersion();
    // Classes that run from a folder, as in tests, have no manifest.
    return version == null ? "development" : version;
  }
}
